package dev.poolgate.identitypool.session;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Turns a grant into temporary credentials. Every call makes a new key pair: no two sessions ever share one. */
public final class CredentialIssuer {
    private final SessionTokens tokens;
    private final KeyPairs keyPairs;
    private final Clock clock;

    public CredentialIssuer(SessionTokens tokens, SecureRandom random, Clock clock) {
        this.tokens = tokens;
        this.keyPairs = new KeyPairs(random);
        this.clock = clock;
    }

    /** @param lifetime of the credentials, whole seconds; Cognito's own is one hour */
    public TemporaryCredentials issue(Grant grant, Duration lifetime) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // The expiry travels as whole seconds; truncating here keeps what is answered equal to what is sealed.
        Instant expiry = now.truncatedTo(ChronoUnit.SECONDS).plus(lifetime);
        Session session = new Session(grant, keyPairs.newAccessKeyId(), keyPairs.newSecretAccessKey(), now, expiry);
        return new TemporaryCredentials(
                session.accessKeyId(), session.secretAccessKey(), tokens.seal(session), session.expiresAt());
    }
}
