package dev.poolgate.identitypool.session;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;

/**
 * Seals sessions into tokens and opens them again, see {@link SealedClaims}.
 *
 * <p>Opening says nothing about whether the session is over; see {@link Session#isExpiredAt}. But a session that lasts
 * longer than any that its key can have sealed is none.
 */
public final class SessionTokens {
    private final SealedClaims sealed;

    /** @param random gives each token its initialization vector */
    public SessionTokens(KeyRing keys, SecureRandom random) {
        this.sealed = new SealedClaims(keys, random, "poolgate-session");
    }

    /** Seals under the ring's current key. */
    public String seal(Session session) {
        return sealed.seal(SessionClaims.write(session));
    }

    /** The session in a token; empty where no key of the ring sealed it. */
    public Optional<Session> open(String token) {
        return sealed.open(token).flatMap(SessionTokens::session);
    }

    private static Optional<Session> session(SealedClaims.Opened opened) {
        try {
            return SessionClaims.read(opened.claims()).filter(session -> couldBeSealedBy(opened.key(), session));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Else whoever gets hold of a key that was rotated away could still make tokens with it. */
    private static boolean couldBeSealedBy(SealingKey key, Session session) {
        return key.sealsUntil()
                .map(end -> end.plus(PeriodicKeyRing.CLOCK_SKEW).plus(Session.LONGEST))
                .filter(last -> session.expiresAt().isAfter(last))
                .isEmpty();
    }
}
