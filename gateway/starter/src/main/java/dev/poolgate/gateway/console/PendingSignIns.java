package dev.poolgate.gateway.console;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins under way, each bound to one browser by a secret of which only the hash is here, and good for one answer. In
 * memory of this process only.
 */
final class PendingSignIns {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST = 1000;

    /** In the order in which they began, hence end. */
    private final Map<String, PendingSignIn> pending = new LinkedHashMap<>();

    private final Secrets secrets = new Secrets();
    private final Clock clock;

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    /**
     * A sign-in and what binds it to its browser.
     *
     * @param secret for a cookie
     */
    record Begun(String secret, PendingSignIn signIn) {
        @Override
        public String toString() {
            return "Begun[redacted]";
        }
    }

    /** Where there are too many, the oldest is forgotten. */
    synchronized Begun begin(URI redirect, IssuerEndpoints issuer) {
        Instant now = clock.instant();
        Iterator<PendingSignIn> oldest = pending.values().iterator();
        while (oldest.hasNext() && (!now.isBefore(oldest.next().until()) || pending.size() >= MOST)) {
            oldest.remove();
        }
        PendingSignIn signIn =
                new PendingSignIn(secrets.next(), secrets.next(), secrets.next(), redirect, issuer, now.plus(LIFETIME));
        String secret = secrets.next();
        pending.put(Secrets.hash(secret), signIn);
        return new Begun(secret, signIn);
    }

    /** The sign-in of that browser, which is over with this call; empty where there is none, or its time has passed. */
    synchronized Optional<PendingSignIn> take(String secret) {
        return Optional.ofNullable(pending.remove(Secrets.hash(secret)))
                .filter(signIn -> clock.instant().isBefore(signIn.until()));
    }
}
