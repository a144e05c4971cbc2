package dev.poolgate.authorizer.exchange;

import java.time.Duration;
import java.util.Optional;

/**
 * What every session of a pool at STS is like.
 *
 * @param duration from 15 minutes to 12 hours, in whole seconds; the role may allow less
 * @param policy an IAM policy in JSON, of 2048 characters at most; the session may do what both it and the role allow
 */
public record StsSession(Duration duration, Optional<String> policy) {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int LONGEST_POLICY = 2048;

    /** @throws IllegalArgumentException where STS would refuse it */
    public StsSession {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a session cannot last `" + duration + "`, use 15 minutes to 12 hours");
        }
        policy.ifPresent(text -> {
            if (text.isBlank() || text.length() > LONGEST_POLICY) {
                throw new IllegalArgumentException("a session policy has 1 to `" + LONGEST_POLICY + "` characters");
            }
        });
    }
}
