package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.signin.SignInOutcome.SignedIn;

/** {@code REFRESH_TOKEN_AUTH}: new ID and access tokens of the same session, of clients that do not rotate. */
final class RefreshFlow implements Flow {
    private final Refresh refresh;

    RefreshFlow(Refresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public void requireAllowed(SignInCall call) {
        if (call.client().rotatesRefreshTokens() || !Refresh.allowed(call.client())) {
            throw Refusals.invalidParameter(
                    call.admin()
                            ? "Auth flow not enabled for this client"
                            : "REFRESH_TOKEN_AUTH flow not enabled for this client");
        }
    }

    /** The proof of the client's secret is over the canonical username, which a client in a refresh knows as well. */
    @Override
    public SignInOutcome begin(SignInCall call) {
        return new SignedIn(refresh.refresh(
                call.pool(),
                call.client(),
                call.required("REFRESH_TOKEN"),
                call.optional("DEVICE_KEY"),
                call.clientMetadata(),
                user -> SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), user.username())));
    }
}
