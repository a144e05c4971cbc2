package dev.poolgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** What somebody sees whose table does not hold. */
class FailingRowsTest {

    @SampleGateway
    static class Wrong {
        @TestFactory
        Stream<DynamicTest> access(Access access) {
            return access.table(SampleGateway.FOLDER + "wrong.csv");
        }
    }

    private static final EngineExecutionResults RESULTS = EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Wrong.class))
            .execute();

    @Test
    void each_row_is_a_test_and_a_wrong_one_stops_no_other() {
        RESULTS.testEvents()
                .assertStatistics(
                        statistics -> statistics.started(5).succeeded(1).failed(4));
        assertThat(RESULTS.testEvents().started().map(event -> event.getTestDescriptor()
                        .getDisplayName()))
                .first()
                .isEqualTo("bob DELETE /orders/1: denied");
    }

    @Test
    void a_row_that_fails_is_found_by_its_line_and_tells_what_decided() {
        Event failed = RESULTS.testEvents().failed().list().get(0);

        assertThat(failed.getTestDescriptor().getSource())
                .hasValueSatisfying(source ->
                        assertThat(((FileSource) source).getPosition()).contains(FilePosition.from(2)));
        assertThat(failure(0)).hasMessage("""
                src/test/access/wrong.csv:2: bob DELETE /orders/1
                expected: denied
                actually: allowed
                decided:  allowed, policy_allowed, at policy
                route:    orders, any signed-in caller; guests too; policies
                policy:   administer-orders (src/test/access/policies/orders.cedar:4:1)
                input:    action = delete /orders/{id}
                input:    context.pathParameters.id = 1
                input:    context.token.cognito:groups = [admins]
                input:    principal = Poolgate::User""");
        assertThat(failure(0).getExpected().getStringRepresentation()).isEqualTo("denied");
        assertThat(failure(0).getActual().getStringRepresentation()).isEqualTo("allowed");
    }

    @Test
    void the_right_outcome_for_another_reason_is_a_failure() {
        assertThat(failure(1))
                .hasMessageContaining("expected: denied, policy_forbids\nactually: denied, no_policy_permits\n");
        assertThat(failure(2))
                .hasMessageContaining("expected: allowed, by office\nactually: allowed, by read-orders\n");
        assertThat(failure(3))
                .hasMessageContaining(
                        "expected: allowed, by office and read-orders\nactually: allowed, by read-orders\n");
    }

    private static AssertionFailedError failure(int number) {
        return (AssertionFailedError) RESULTS.testEvents()
                .failed()
                .list()
                .get(number)
                .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
