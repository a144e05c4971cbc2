package dev.poolgate.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSamplesTest {

    @ParameterizedTest
    @CsvSource({
        "/**, /orders/**",
        "/**, /",
        "/orders/**, /orders",
        "/orders/**, /orders/**",
        "/orders/**, '/orders/{id}/lines'",
        "'/{any}/**', /orders/**",
        "'/orders/{a}', '/orders/{b}'",
        "/*/mine, /orders/mine",
    })
    void what_matches_all_paths_of_another_covers_it(String pattern, String other) {
        assertThat(PathSamples.covers(pattern, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/**, /**",
        "/orders, /orders/**",
        "/orders/*, /orders/**",
        "/orders/mine, '/orders/{id}'",
        "'/orders/{id:[0-9]+}', '/orders/{id}'",
        "/Orders/**, /orders/**",
        "/order/**, /orders/**",
        "'/orders/{', /orders/**",
    })
    void what_leaves_one_path_of_another_does_not(String pattern, String other) {
        assertThat(PathSamples.covers(pattern, other)).isFalse();
    }
}
