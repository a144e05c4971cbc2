package dev.poolgate.userpool.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Counts the steps of sign-ins by how they ended. Who signs in, and at which pool or client, is in no tag. */
final class SignInCounts {
    private static final String METER = "poolgate.userpool.signins";

    private SignInCounts() {}

    /**
     * Does a step, and counts it.
     *
     * @param name of the flow that begins, or of the challenge that is answered
     */
    static SignInOutcome counted(String name, Supplier<SignInOutcome> step) {
        String ended = "fault";
        try {
            SignInOutcome outcome = step.get();
            ended = outcome.fold(done -> "signed_in", asked -> "challenged");
            return outcome;
        } catch (SdkServiceException refused) {
            ended = "refused";
            throw refused;
        } finally {
            Counter.builder(METER)
                    .description("steps of sign-ins")
                    .tag("step", name)
                    .tag("outcome", ended)
                    .register(Metrics.globalRegistry)
                    .increment();
        }
    }
}
