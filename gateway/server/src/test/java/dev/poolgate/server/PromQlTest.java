package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up == 0                                                                     | up",
                "sum by (a, b) (rate(x_total{c=~\"d.*\", e!=\"f{\"}[5m]))                       | x_total",
                "histogram_quantile(0.99, sum by (le) (rate(y_seconds_bucket[1m])))          | y_seconds_bucket",
                "topk(12, sum(a)) / ignoring (o) sum without (o) (job:b:rate5m) > 0.01       | a job:b:rate5m",
                "sum (c unless c offset 10m) or vector(0) and max_over_time(d[1h:5m]) > bool 2 | c d",
            })
    void the_metrics_of_an_expression_are_found(String expression, String metrics) {
        assertThat(PromQl.metrics(expression)).containsExactly(metrics.split(" "));
    }
}
