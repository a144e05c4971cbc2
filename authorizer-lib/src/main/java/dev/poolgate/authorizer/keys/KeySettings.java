package dev.poolgate.authorizer.keys;

import java.time.Duration;

/**
 * How keys age and how they are fetched. The defaults fit Cognito and common providers.
 *
 * @param refreshAfter age at which keys are fetched again, in the background
 * @param maxAge age at which a request no longer uses them without a fetch; a removed key verifies no longer than this
 * @param staleOnError how long past {@code maxAge} they are used while every fetch fails
 * @param retryAfter shortest time between a failed fetch and the next
 * @param unknownKeyWindow shortest time between two fetches that an unknown {@code kid} causes (S23)
 * @param breakerWait how long nothing is tried once fetches failed in a row
 * @param connectTimeout for a connection
 * @param fetchTimeout for a whole document, from start to last byte
 * @param maxBytes largest document, after decompression
 */
public record KeySettings(
        Duration refreshAfter,
        Duration maxAge,
        Duration staleOnError,
        Duration retryAfter,
        Duration unknownKeyWindow,
        Duration breakerWait,
        Duration connectTimeout,
        Duration fetchTimeout,
        int maxBytes) {

    private static final int KIB = 1024;

    public KeySettings {
        if (refreshAfter.compareTo(maxAge) >= 0) {
            throw new IllegalArgumentException(
                    "`refreshAfter` of `" + refreshAfter + "` must be shorter than `maxAge` of `" + maxAge + "`");
        }
        if (maxBytes < KIB) {
            throw new IllegalArgumentException("`maxBytes` of `" + maxBytes + "` must be at least `" + KIB + "`");
        }
    }

    public static KeySettings defaults() {
        return new KeySettings(
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                256 * KIB);
    }
}
