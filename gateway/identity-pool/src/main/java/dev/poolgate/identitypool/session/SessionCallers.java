package dev.poolgate.identitypool.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.signed.SignedCallers;
import dev.poolgate.identitypool.roles.Role;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The holders of temporary credentials: the session is in the session token, what its role may do and what was revoked
 * is in memory. So any node with the ring can tell, and nobody is asked.
 *
 * <p>A session whose role is gone, or was made again, is unknown, as at AWS.
 */
public final class SessionCallers implements SignedCallers {
    /** Characters of session tokens that are kept opened. */
    private static final long MAX_KEPT = 16L * 1024 * 1024;

    /** After which a key that left the ring counts no more. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final SessionTokens tokens;
    private final KnownRoles roles;
    private final SessionRevocations revocations;
    private final Clock clock;
    private final SessionPermissions permissions = new SessionPermissions();
    private final Cache<String, Opened> opened = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher((String id, Opened each) -> each.token().length())
            .expireAfterWrite(KEPT_FOR)
            .build();

    /** By identity, for as long as somebody holds the caller. */
    private final Cache<SignedCaller, Session> sessions =
            Caffeine.newBuilder().weakKeys().build();

    public SessionCallers(SessionTokens tokens, KnownRoles roles, SessionRevocations revocations, Clock clock) {
        this.tokens = tokens;
        this.roles = roles;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public CallerLookup find(String accessKeyId, @Nullable String sessionToken) {
        return (sessionToken == null ? Optional.<Opened>empty() : open(accessKeyId, sessionToken))
                .map(this::lookup)
                .orElseGet(CallerLookup.Unknown::new);
    }

    /** The session of a caller that was found here; empty where somebody else found it. */
    public Optional<Session> sessionOf(SignedCaller caller) {
        return Optional.ofNullable(sessions.getIfPresent(caller));
    }

    /**
     * What a session may do of all that a resource's own policy grants to it by name: everything that no policy denies
     * and no filter takes away. Nothing where its role is gone.
     */
    public Permissions grantedByResource(Session session) {
        RoleSnapshot now = roles.snapshot();
        return role(session, now)
                .map(role -> permissions.grantedByResource(session.grant(), role, now))
                .orElseGet(() -> Permissions.of(List.of()));
    }

    private CallerLookup lookup(Opened found) {
        Session session = found.session();
        if (session.isExpiredAt(clock.instant()) || revocations.isRevoked(session)) {
            return new CallerLookup.Expired();
        }
        return found.caller().<CallerLookup>map(CallerLookup.Found::new).orElseGet(CallerLookup.Unknown::new);
    }

    private Optional<Opened> open(String accessKeyId, String token) {
        RoleSnapshot now = roles.snapshot();
        Opened kept = opened.getIfPresent(accessKeyId);
        if (kept != null && sameText(kept.token(), token) && kept.isOf(now)) {
            return Optional.of(kept);
        }
        Optional<Opened> fresh = tokens.open(token)
                .filter(session -> sameText(session.accessKeyId(), accessKeyId))
                .map(session -> new Opened(token, session, now, caller(session, now)));
        fresh.ifPresent(each -> opened.put(accessKeyId, each));
        return fresh;
    }

    private Optional<SignedCaller> caller(Session session, RoleSnapshot now) {
        return role(session, now).map(role -> caller(session, role, now));
    }

    private static Optional<Role> role(Session session, RoleSnapshot now) {
        return now.role(session.grant().roleArn())
                .filter(role -> role.id().equals(session.grant().roleId()));
    }

    private SignedCaller caller(Session session, Role role, RoleSnapshot now) {
        Grant grant = session.grant();
        SignedCaller caller = new SignedCaller(
                new AccessKey(session.accessKeyId(), session.secretAccessKey(), grant.principalArn()),
                grant.userId(),
                session.expiresAt(),
                permissions.of(grant, role, now),
                SessionContext.of(session, role));
        sessions.put(caller, session);
        return caller;
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    /**
     * A session token that was opened.
     *
     * @param caller as these roles make it; empty where the session's role is not among them
     */
    private record Opened(String token, Session session, RoleSnapshot roles, Optional<SignedCaller> caller) {

        /** A snapshot stays one object for as long as nothing changes; comparing all roles would cost too much. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(RoleSnapshot now) {
            return roles == now;
        }

        @Override
        public String toString() {
            return "Opened[" + session + "]";
        }
    }
}
