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
    private final Duration lifetime;

    /** @param lifetime of the credentials; Cognito's own is one hour */
    public CredentialIssuer(SessionTokens tokens, SecureRandom random, Clock clock, Duration lifetime) {
        this.tokens = tokens;
        this.keyPairs = new KeyPairs(random);
        this.clock = clock;
        this.lifetime = lifetime;
    }

    public TemporaryCredentials issue(Grant grant) {
        // The expiry travels as whole seconds; truncating here keeps what is answered equal to what is sealed.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Session session =
                new Session(grant, keyPairs.newAccessKeyId(), keyPairs.newSecretAccessKey(), now, now.plus(lifetime));
        return new TemporaryCredentials(
                session.accessKeyId(), session.secretAccessKey(), tokens.seal(session), session.expiresAt());
    }
}
