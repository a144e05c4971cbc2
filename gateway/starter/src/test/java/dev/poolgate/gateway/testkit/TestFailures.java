package dev.poolgate.gateway.testkit;

import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.decisions.Pseudonyms;
import dev.poolgate.gateway.failure.FailureProperties;
import dev.poolgate.gateway.failure.FailureResponses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.util.SimpleIdGenerator;

/** Refusals with predictable decision ids. */
public final class TestFailures {

    private TestFailures() {}

    public static FailureResponses responses() {
        return new FailureResponses(
                new FailureProperties("test", Duration.ofSeconds(7)),
                new SimpleIdGenerator(),
                new DecisionRecorder(
                        0,
                        List.of(),
                        Pseudonyms.passing(),
                        issuer -> Optional.empty(),
                        () -> "none",
                        Clock.systemUTC(),
                        new SimpleMeterRegistry()));
    }
}
