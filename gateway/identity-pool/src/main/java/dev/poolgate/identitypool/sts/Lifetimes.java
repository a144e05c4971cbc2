package dev.poolgate.identitypool.sts;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a session is to last, from what was asked. What is too short or too long for the role is refused later. */
final class Lifetimes {
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private Lifetimes() {}

    /** An hour where nothing is asked. */
    static Duration of(@Nullable Integer seconds) {
        return seconds == null ? ONE_HOUR : Duration.ofSeconds(seconds);
    }

    /** The same, and no longer than a bound. */
    static Duration within(@Nullable Integer seconds, Optional<Duration> bound) {
        Duration asked = of(seconds);
        return bound.filter(each -> each.compareTo(asked) < 0).orElse(asked);
    }

    /** @throws software.amazon.awssdk.services.sts.model.StsException where a session asks for more than an hour */
    static Duration chained(@Nullable Integer seconds) {
        Duration asked = of(seconds);
        if (asked.compareTo(ONE_HOUR) > 0) {
            throw StsRefusals.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
                            + " role chaining");
        }
        return asked;
    }
}
