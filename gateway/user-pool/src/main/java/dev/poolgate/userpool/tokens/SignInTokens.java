package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.RefreshTokenTable;
import dev.poolgate.userpool.storage.RefreshTokenTable.Session;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.triggers.Triggers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

/** The tokens that end a sign-in or a refresh through the API. */
public final class SignInTokens {
    /** The only scope of tokens that come from the API: it opens the user's own operations. */
    public static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final Set<String> SCOPES = Set.of(SELF_SERVICE);

    private final UserPoolStorage storage;
    private final TokenIssuer issuer;
    private final TokenTrigger trigger;
    private final RefreshTokens refreshTokens;
    private final Revocations revocations;
    private final Identifiers identifiers;
    private final Clock clock;

    public SignInTokens(
            UserPoolStorage storage,
            TokenIssuer issuer,
            Revocations revocations,
            Triggers triggers,
            Identifiers identifiers,
            Clock clock) {
        this.storage = storage;
        this.revocations = revocations;
        this.issuer = issuer;
        this.trigger = new TokenTrigger(triggers);
        this.refreshTokens = new RefreshTokens(storage.refreshTokens(), identifiers);
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * Starts a session: ID, access and refresh token.
     *
     * @param deviceKey of the device that the session is bound to
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where the user was
     *     disabled or deleted since the sign-in began
     */
    public AuthenticationResultType start(
            Pool pool, Client client, User user, Optional<String> deviceKey, TokenCause cause) {
        TokenChanges changes = changes(pool, client, user, cause);
        // Read before the lock is asked for: who shuts the user out waits for it, is later, and covers the tokens.
        Instant now = clock.instant();
        Session session = new Session(
                pool.id(),
                client.id(),
                user.sub(),
                identifiers.uuid(),
                now,
                now.plus(TokenLifetimes.of(client).refresh()),
                deviceKey);
        String refreshToken = storage.atomically(() -> {
            requireEnabled(user);
            return refreshTokens.issue(session, now);
        });
        return issue(pool, client, user, session, now, changes)
                .refreshToken(refreshToken)
                .build();
    }

    /**
     * What a refresh token stands for: whose it is, and of which session.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where it is unknown,
     *     another client's, expired or revoked
     */
    public RefreshTokenTable.Row look(Client client, String refreshToken) {
        return refreshTokens.require(client, refreshToken, clock.instant());
    }

    /** As {@link #look}, but expired and revoked ones too; empty where it is unknown or another client's. */
    public Optional<RefreshTokenTable.Row> find(Client client, String refreshToken) {
        return refreshTokens.find(client, refreshToken);
    }

    /**
     * Continues a session: new ID and access token, and a new refresh token where the client rotates them.
     *
     * @throws RefreshTokenReuseException where the token was replaced before, and its grace is over; the session ends,
     *     because one of those who hold its tokens may have stolen them, RFC 9700 section 4.14.2
     */
    public AuthenticationResultType refresh(
            Pool pool, Client client, User user, RefreshTokenTable.Row token, TokenCause cause) {
        // Asked before the token is used: where the trigger fails, the client still has it.
        TokenChanges changes = changes(pool, client, user, cause);
        // Read before the use is noted: a revocation that comes in between is later than the tokens, and covers them.
        Instant now = clock.instant();
        if (client.rotatesRefreshTokens() || token.rotated().isPresent()) {
            String next = rotate(client, user, token, now).orElseThrow(() -> reused(token));
            return issue(pool, client, user, token.session(), now, changes)
                    .refreshToken(next)
                    .build();
        }
        refreshTokens.use(token, now);
        return issue(pool, client, user, token.session(), now, changes).build();
    }

    /** Under the user's lock: a sign-out at the same time sees either the old token or the next one. */
    private Optional<String> rotate(Client client, User user, RefreshTokenTable.Row token, Instant now) {
        return storage.atomically(() -> {
            requireEnabled(user);
            return refreshTokens.rotate(client, token, now);
        });
    }

    private RefreshTokenReuseException reused(RefreshTokenTable.Row token) {
        revocations.session(token.session());
        return RefreshTokenReuseException.builder()
                .message("Refresh Token has been invalidated by rotation")
                .writableStackTrace(false)
                .build();
    }

    private void requireEnabled(User user) {
        User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Refusals::wrongCredentials);
        if (!locked.enabled()) {
            throw Refusals.notAuthorized("User is disabled.");
        }
    }

    private TokenChanges changes(Pool pool, Client client, User user, TokenCause cause) {
        return trigger.changes(pool, client, user, groups(user), SCOPES, cause);
    }

    private List<GroupType> groups(User user) {
        return storage.groups().ofUser(user.poolId(), user.sub(), "", Integer.MAX_VALUE);
    }

    private AuthenticationResultType.Builder issue(
            Pool pool, Client client, User user, Session session, Instant now, TokenChanges changes) {
        IssuedTokens tokens = issuer.issue(new TokenGrant(
                pool,
                client,
                user,
                groups(user),
                session.originJti(),
                session.authTime(),
                now,
                SCOPES,
                session.deviceKey(),
                changes));
        return AuthenticationResultType.builder()
                .accessToken(tokens.accessToken())
                .idToken(tokens.idToken())
                .tokenType("Bearer")
                .expiresIn((int) tokens.accessLifetime().toSeconds());
    }
}
