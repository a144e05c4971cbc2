package dev.poolgate.identitypool.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.AccessKeys;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of temporary credentials, found in the session token itself: no look-up, so any node with the ring can. */
public final class SessionAccessKeys implements AccessKeys {
    private final SessionTokens tokens;
    private final Clock clock;

    public SessionAccessKeys(SessionTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId, @Nullable String sessionToken) {
        return findSession(accessKeyId, sessionToken)
                .map(session ->
                        new AccessKey(session.accessKeyId(), session.secretAccessKey(), session.principalArn()));
    }

    /** As {@link #find}, with all that the session carries, for a decision by its role, identity and tags. */
    public Optional<Session> findSession(String accessKeyId, @Nullable String sessionToken) {
        if (sessionToken == null) {
            return Optional.empty();
        }
        return tokens.open(sessionToken)
                .filter(session -> belongsTo(session, accessKeyId))
                .filter(session -> !session.isExpiredAt(clock.instant()));
    }

    private static boolean belongsTo(Session session, String accessKeyId) {
        return MessageDigest.isEqual(session.accessKeyId().getBytes(UTF_8), accessKeyId.getBytes(UTF_8));
    }
}
