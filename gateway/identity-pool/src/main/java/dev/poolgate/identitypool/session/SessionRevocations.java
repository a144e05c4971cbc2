package dev.poolgate.identitypool.session;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.identitypool.session.SessionRevocation.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions before their time, on all nodes: in the database, and in the memory of every node, which reads the
 * database every few seconds. On the node that revokes, it counts at once.
 *
 * <p>Asking never blocks. Sessions also end with the tokens they began with, as far as the list of revoked tokens
 * tells.
 */
public final class SessionRevocations {
    private final RevocationStore store;
    private final RevocationList tokens;
    private final Clock clock;
    /** What this node revoked itself, since a reading under way may not have it yet. */
    private final Map<Target, SessionRevocation> own = new ConcurrentHashMap<>();

    private volatile Map<Target, SessionRevocation> read = Map.of();

    /** @param tokens of the user pools beside us */
    public SessionRevocations(RevocationStore store, RevocationList tokens, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Revokes one session and all that were derived from it. Blocks. */
    public void revokeSession(String accessKeyId) {
        Instant until = clock.instant().plus(Session.LONGEST).truncatedTo(ChronoUnit.SECONDS);
        put(new SessionRevocation(Kind.SESSION, accessKeyId, until, until));
    }

    /** Revokes all that an identity has now; it may get new credentials. Blocks. */
    public void revokeIdentity(String identityId) {
        put(Kind.IDENTITY, identityId, clock.instant());
    }

    /** Revokes the sessions of a role that were issued before an instant. Blocks. */
    public void revokeRole(String roleArn, Instant olderThan) {
        put(Kind.ROLE, roleArn, olderThan);
    }

    /** Reads what other nodes revoked. Blocks. */
    public void refresh() {
        Instant now = clock.instant();
        read = store.live(now).stream().collect(Collectors.toUnmodifiableMap(SessionRevocations::target, each -> each));
        own.values().removeIf(each -> !now.isBefore(each.until()));
    }

    /** Whether the session, or anything it comes from, was revoked. Never blocks. */
    boolean isRevoked(Session session) {
        return isRevoked(Kind.SESSION, session.accessKeyId(), session.issuedAt())
                || isRevoked(Kind.ROLE, session.grant().roleArn(), session.issuedAt())
                || isRevoked(session.grant().lineage(), session.issuedAt());
    }

    /** Whether anything was revoked that something issued at an instant comes from. Never blocks. */
    public boolean isRevoked(Lineage lineage, Instant issuedAt) {
        Instant since = lineage.since().orElse(issuedAt);
        return lineage.sessions().stream().anyMatch(each -> isRevoked(Kind.SESSION, each, issuedAt))
                || lineage.identityId()
                        .filter(each -> isRevoked(Kind.IDENTITY, each, since))
                        .isPresent()
                || lineage.origins().stream().anyMatch(this::isRevoked);
    }

    private boolean isRevoked(Kind kind, String name, Instant issuedAt) {
        Target target = new Target(kind, name);
        return covers(read.get(target), issuedAt) || covers(own.get(target), issuedAt);
    }

    private static boolean covers(@Nullable SessionRevocation revocation, Instant issuedAt) {
        return revocation != null && issuedAt.isBefore(revocation.notBefore());
    }

    private boolean isRevoked(Origin origin) {
        return tokens.isRevoked(origin.issuer(), origin.subject(), origin.session(), origin.issuedAt());
    }

    /** Rounded up to what databases keep and sessions tell, so that a session of this very instant is revoked too. */
    private void put(Kind kind, String name, Instant olderThan) {
        Instant notBefore = olderThan.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        put(new SessionRevocation(kind, name, notBefore, notBefore.plus(Session.LONGEST)));
    }

    private void put(SessionRevocation revocation) {
        store.forget(clock.instant());
        store.put(revocation);
        own.merge(
                target(revocation),
                revocation,
                (one, other) -> one.notBefore().isAfter(other.notBefore()) ? one : other);
    }

    private static Target target(SessionRevocation revocation) {
        return new Target(revocation.kind(), revocation.name());
    }

    private record Target(Kind kind, String name) {}
}
