package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Refusals;
import org.jspecify.annotations.Nullable;

/** Refuses a number outside of what AWS's model allows, in AWS's words. */
final class Ranges {
    private Ranges() {}

    /** Nothing said is in range. */
    static void check(String member, @Nullable Integer value, int min, int max) {
        if (value == null) {
            return;
        }
        if (value < min) {
            throw refusal(member, value, "greater than or equal to " + min);
        }
        if (value > max) {
            throw refusal(member, value, "less than or equal to " + max);
        }
    }

    private static RuntimeException refusal(String member, int value, String bound) {
        return Refusals.invalidParameter("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: Member must have value " + bound);
    }
}
