package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_VERIFIER;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code USER_SRP_AUTH}: the user is asked to prove the password without sending it. */
final class SrpFlow implements Flow {
    private final Users users;
    private final Passwords passwords;
    private final SrpRound srp;
    private final Vault vault;

    SrpFlow(Users users, Passwords passwords, SrpRound srp, Vault vault) {
        this.users = users;
        this.passwords = passwords;
        this.srp = srp;
        this.vault = vault;
    }

    /** Clients of the old kind, whose flows have no ALLOW, may always. */
    @Override
    public void requireAllowed(SignInCall call) {
        boolean old = call.client().settings().explicitAuthFlowsAsStrings().stream()
                .noneMatch(flow -> flow.startsWith("ALLOW_") || flow.equals("CUSTOM_AUTH_FLOW_ONLY"));
        if (!old && !call.client().allows(ALLOW_USER_SRP_AUTH)) {
            throw Refusals.invalidParameter(
                    call.admin()
                            ? "Auth flow not enabled for this client"
                            : "USER_SRP_AUTH is not enabled for the client.");
        }
    }

    @Override
    public SignInOutcome begin(SignInCall call) {
        String name = call.required("USERNAME");
        BigInteger clientValue = SrpRound.clientValue(call);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        Optional<User> user = users.find(call.pool(), name);
        if (user.isEmpty() && !call.client().hidesUnknownUsers()) {
            throw Refusals.userNotFound();
        }
        return ask(call, user, name, clientValue, Map.of());
    }

    /** Whom the name stands for. */
    SrpAccount account(SignInCall call, Optional<User> user, String typed) {
        return SrpAccount.of(user, call.pool(), typed, passwords, vault);
    }

    /** @param more for the session to keep */
    SignInOutcome ask(
            SignInCall call, Optional<User> user, String typed, BigInteger clientValue, Map<String, Object> more) {
        SrpAccount account = account(call, user, typed);
        Map<String, Object> state = new HashMap<>(more);
        state.put("typed", typed);
        call.optional("DEVICE_KEY").ifPresent(key -> state.put(Progress.DEVICE, key));
        Map<String, String> parameters =
                new HashMap<>(srp.ask(call, account.sub(), PASSWORD_VERIFIER, account.verifier(), clientValue, state));
        parameters.put("USERNAME", account.id());
        parameters.put("USER_ID_FOR_SRP", account.id());
        return new Challenged(PASSWORD_VERIFIER, Optional.empty(), parameters);
    }
}
