package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.CUSTOM_AUTH_FLOW_ONLY;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * {@code CUSTOM_AUTH}: triggers decide what is asked, with the proof of the password first where the client begins so.
 */
final class CustomFlow implements Flow {
    private final Users users;
    private final SrpFlow srp;
    private final CustomAuth custom;

    CustomFlow(Users users, SrpFlow srp, CustomAuth custom) {
        this.users = users;
        this.srp = srp;
        this.custom = custom;
    }

    @Override
    public void requireAllowed(SignInCall call) {
        if (!call.client().allows(ALLOW_CUSTOM_AUTH, CUSTOM_AUTH_FLOW_ONLY)) {
            throw Refusals.invalidParameter(
                    call.admin()
                            ? "Auth flow not enabled for this client"
                            : "CUSTOM_AUTH is not enabled for the client.");
        }
    }

    @Override
    public SignInOutcome begin(SignInCall call) {
        String name = call.required("USERNAME");
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        Optional<User> user = users.find(call.pool(), name);
        if (user.isEmpty() && !call.client().hidesUnknownUsers()) {
            throw Refusals.userNotFound();
        }
        CustomAttempt attempt = user.map(found -> new CustomAttempt(user, found.sub(), found.username(), List.of()))
                .orElseGet(() -> standIn(srp.account(call, user, name)));
        return call.optional("CHALLENGE_NAME").filter(CustomAuth.SRP_A::equals).isPresent()
                ? withPassword(call, attempt, user, name)
                : custom.proceed(call, attempt);
    }

    private static CustomAttempt standIn(SrpAccount account) {
        return new CustomAttempt(Optional.empty(), account.sub(), account.id(), List.of());
    }

    private SignInOutcome withPassword(SignInCall call, CustomAttempt attempt, Optional<User> user, String name) {
        BigInteger clientValue = SrpRound.clientValue(call);
        return custom.proceed(
                call,
                attempt.with(CustomAuth.SRP_A, true, Optional.empty()),
                state -> srp.ask(call, user, name, clientValue, state));
    }
}
