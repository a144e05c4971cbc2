package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignInOutcome.SignedIn;
import dev.poolgate.userpool.storage.RefreshTokenTable;
import dev.poolgate.userpool.storage.UserTable;
import dev.poolgate.userpool.tokens.SignInTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;

/** {@code REFRESH_TOKEN_AUTH}: new ID and access tokens of the same session. */
final class RefreshFlow implements Flow {
    private final UserTable users;
    private final SignInTokens tokens;

    RefreshFlow(UserTable users, SignInTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public void requireAllowed(SignInCall call) {
        if (!allowed(call.client())) {
            throw Refusals.invalidParameter(
                    call.admin()
                            ? "Auth flow not enabled for this client"
                            : "REFRESH_TOKEN_AUTH flow not enabled for this client");
        }
    }

    /** The proof of the client's secret is over the canonical username, which a client in a refresh knows as well. */
    @Override
    public SignInOutcome begin(SignInCall call) {
        RefreshTokenTable.Row token = tokens.look(call.client(), call.required("REFRESH_TOKEN"));
        User user = users.bySub(token.poolId(), token.sub())
                .orElseThrow(() -> Refusals.notAuthorized("Invalid Refresh Token"));
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), user.username());
        if (!user.enabled()) {
            throw Refusals.notAuthorized("User is disabled.");
        }
        return new SignedIn(tokens.refresh(call.pool(), call.client(), user, token));
    }

    /** A client of the old kind, whose flows have no ALLOW, may always refresh. */
    private static boolean allowed(Client client) {
        boolean rotates = client.settings().refreshTokenRotation() != null
                && client.settings().refreshTokenRotation().feature() == FeatureType.ENABLED;
        boolean old =
                client.settings().explicitAuthFlowsAsStrings().stream().noneMatch(flow -> flow.startsWith("ALLOW_"));
        return !rotates && (old || client.allows(ALLOW_REFRESH_TOKEN_AUTH));
    }
}
