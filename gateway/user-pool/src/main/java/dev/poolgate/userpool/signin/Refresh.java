package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.RefreshTokenTable;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.tokens.SignInTokens;
import dev.poolgate.userpool.tokens.TokenCause;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Continues a session by its refresh token, whatever the operation. */
public final class Refresh {
    private final UserTable users;
    private final SignInTokens tokens;

    public Refresh(UserTable users, SignInTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    /** Whether the client's settings let it refresh, without or with rotation. One of the old kind always may. */
    public static boolean allowed(Client client) {
        boolean old =
                client.settings().explicitAuthFlowsAsStrings().stream().noneMatch(flow -> flow.startsWith("ALLOW_"));
        return old || client.rotatesRefreshTokens() || client.allows(ALLOW_REFRESH_TOKEN_AUTH);
    }

    /**
     * New tokens of the same session.
     *
     * @param deviceKey as the caller names the device that the session is bound to
     * @param clientMetadata for the trigger that may change tokens
     * @param proof refuses a caller who does not know the client's secret, where that needs the user's name
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where the token is
     *     unknown, another client's or device's, expired or revoked, or its user may not act
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException where the token
     *     was replaced before
     */
    public AuthenticationResultType refresh(
            Pool pool,
            Client client,
            String refreshToken,
            Optional<String> deviceKey,
            Map<String, String> clientMetadata,
            Consumer<User> proof) {
        RefreshTokenTable.Row token = tokens.look(client, refreshToken);
        User user = users.bySub(pool.id(), token.session().sub())
                .orElseThrow(() -> Refusals.notAuthorized("Invalid Refresh Token"));
        proof.accept(user);
        if (!user.enabled()) {
            throw Refusals.notAuthorized("User is disabled.");
        }
        requireDevice(pool, token.session(), deviceKey);
        return tokens.refresh(pool, client, user, token, new TokenCause(TokenCause.Source.REFRESH, clientMetadata));
    }

    private static void requireDevice(Pool pool, RefreshTokenTable.Session session, Optional<String> given) {
        boolean bound = pool.tracksDevices() && session.deviceKey().isPresent();
        if (bound && !session.deviceKey().equals(given)) {
            throw Refusals.notAuthorized("Invalid Refresh Token");
        }
    }
}
