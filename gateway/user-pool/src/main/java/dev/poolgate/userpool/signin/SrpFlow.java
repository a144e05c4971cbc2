package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.PASSWORD_VERIFIER;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpExchange;
import dev.poolgate.userpool.signin.SignInOutcome.Challenged;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code USER_SRP_AUTH}: the user is asked to prove the password without sending it. */
final class SrpFlow implements Flow {
    private static final int SECRET_BYTES = 32;
    private static final int BLOCK_BYTES = 96;

    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Identifiers identifiers;
    private final Vault vault;

    SrpFlow(Users users, Passwords passwords, Sessions sessions, Identifiers identifiers, Vault vault) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.identifiers = identifiers;
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
        BigInteger clientValue = clientValue(call.required("SRP_A"));
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        Optional<User> user = users.find(call.pool(), name);
        if (user.isEmpty() && !call.client().hidesUnknownUsers()) {
            throw Refusals.userNotFound();
        }
        return challenge(call, SrpAccount.of(user, call.pool(), name, passwords, vault), name, clientValue);
    }

    /** The secret block names the session: clients send it back, and some send nothing else. */
    private SignInOutcome challenge(SignInCall call, SrpAccount account, String typed, BigInteger clientValue) {
        BigInteger secret = new BigInteger(1, identifiers.bytes(SECRET_BYTES));
        String block = Base64.getEncoder().encodeToString(identifiers.bytes(BLOCK_BYTES));
        sessions.open(
                block,
                call,
                account.sub(),
                PASSWORD_VERIFIER,
                Map.of("A", clientValue.toString(16), "b", secret.toString(16), "typed", typed));
        return new Challenged(
                PASSWORD_VERIFIER,
                Optional.empty(),
                Map.of(
                        "SALT", account.verifier().salt(),
                        "SRP_B", new SrpExchange(account.verifier(), secret).publicValue(),
                        "SECRET_BLOCK", block,
                        "USERNAME", account.id(),
                        "USER_ID_FOR_SRP", account.id()));
    }

    private static BigInteger clientValue(String hex) {
        return SrpExchange.clientValue(hex).orElseThrow(() -> Refusals.invalidParameter("Invalid SRP_A"));
    }
}
