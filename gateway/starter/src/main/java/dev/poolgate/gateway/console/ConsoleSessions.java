package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is at the page now. In memory of this process only; a secret is known to its browser alone, here is its hash. */
final class ConsoleSessions {
    private static final int MOST = 100;

    private final Map<String, ConsoleSession> sessions = new ConcurrentHashMap<>();
    private final Secrets secrets = new Secrets();
    private final RevocationList revocations;
    private final Duration longest;
    private final Clock clock;

    ConsoleSessions(RevocationList revocations, Duration longest, Clock clock) {
        this.revocations = revocations;
        this.longest = longest;
        this.clock = clock;
    }

    /** @return the secret of a new session; where there are too many, the one that ends first ends now */
    synchronized String open(VerifiedJwt token) {
        sessions.values().removeIf(session -> !isAlive(session));
        while (sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().until()))
                    .ifPresent(first -> sessions.remove(first.getKey()));
        }
        String secret = secrets.next();
        sessions.put(Secrets.hash(secret), new ConsoleSession(token, until(token)));
        return secret;
    }

    /** Asked at each request: a token that was revoked meanwhile opens nothing more. */
    Optional<ConsoleSession> find(String secret) {
        return Optional.ofNullable(sessions.get(Secrets.hash(secret))).filter(this::isAlive);
    }

    void close(String secret) {
        sessions.remove(Secrets.hash(secret));
    }

    private Instant until(VerifiedJwt token) {
        Instant cap = clock.instant().plus(longest);
        return token.expiresAt().isBefore(cap) ? token.expiresAt() : cap;
    }

    private boolean isAlive(ConsoleSession session) {
        return clock.instant().isBefore(session.until()) && !revocations.isRevoked(session.token());
    }
}
