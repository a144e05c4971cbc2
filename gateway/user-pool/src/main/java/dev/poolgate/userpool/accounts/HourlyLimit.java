package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.storage.AttemptTable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/**
 * So many calls per hour and whoever is counted: a user, or an address. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">quotas on codes</a>.
 */
final class HourlyLimit {
    private final AttemptTable attempts;
    private final Clock clock;
    private final String kind;
    private final int allowed;

    HourlyLimit(AttemptTable attempts, Clock clock, String kind, int allowed) {
        this.attempts = attempts;
        this.clock = clock;
        this.kind = kind;
        this.allowed = allowed;
    }

    /** Whether a call was counted within the last hour. */
    boolean counted(String poolId, String counted) {
        Instant now = clock.instant();
        Instant hourAgo = now.minus(1, ChronoUnit.HOURS);
        return Stream.of(now, hourAgo)
                .flatMap(hour -> attempts.find(poolId, kind, subject(counted, hour)).stream())
                .anyMatch(row -> row.last().isAfter(hourAgo));
    }

    /**
     * Counts a call. Not to be called inside a transaction: a refused call has to stay counted.
     *
     * @throws LimitExceededException when it is one too many
     */
    void count(String poolId, String counted) {
        if (!admits(poolId, counted)) {
            throw LimitExceededException.builder()
                    .message("Attempt limit exceeded, please try after some time.")
                    .writableStackTrace(false)
                    .build();
        }
    }

    /** Counts a call, and says whether it is not one too many. */
    boolean admits(String poolId, String counted) {
        Instant now = clock.instant();
        String subject = subject(counted, now);
        attempts.count(poolId, kind, subject, now);
        return attempts.find(poolId, kind, subject).orElseThrow().counted() <= allowed;
    }

    private static String subject(String counted, Instant at) {
        return counted + "/" + at.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
    }
}
