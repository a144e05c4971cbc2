package dev.poolgate.authorizer.keys;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the tokens of one issuer can be verified now, for readiness and for people.
 *
 * @param issuer its configured name
 * @param usableKeys how many keys are held that may be used at their age
 * @param age since they were fetched; empty where none ever were
 * @param breakerOpen whether fetching is paused after failures
 * @param lastFailure of the last fetch, where it failed
 */
public record KeyAvailability(
        String issuer,
        int usableKeys,
        Optional<Duration> age,
        boolean breakerOpen,
        Optional<KeyFetchException.Reason> lastFailure) {

    public boolean isAvailable() {
        return usableKeys > 0;
    }

    /** Whether the last fetch failed in a way that only other configuration can mend. */
    public boolean isMisconfigured() {
        return lastFailure.filter(KeyFetchException.Reason::isMisconfiguration).isPresent();
    }
}
