package dev.poolgate.gateway.testkit;

import dev.poolgate.gateway.failure.DecisionLog;
import dev.poolgate.gateway.failure.FailureProperties;
import dev.poolgate.gateway.failure.FailureResponses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.springframework.util.SimpleIdGenerator;

/** Refusals with predictable decision ids. */
public final class TestFailures {

    private TestFailures() {}

    public static FailureResponses responses() {
        return new FailureResponses(
                new FailureProperties("test", Duration.ofSeconds(7)),
                new SimpleIdGenerator(),
                new DecisionLog(new SimpleMeterRegistry()));
    }
}
