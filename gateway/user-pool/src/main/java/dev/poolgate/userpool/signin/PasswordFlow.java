package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.USER_PASSWORD_AUTH;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** {@code USER_PASSWORD_AUTH} and {@code ADMIN_USER_PASSWORD_AUTH}: name and password in one call. */
final class PasswordFlow implements Flow {
    private final Users users;
    private final PasswordCheck check;
    private final NextSteps next;
    private final boolean admin;

    private PasswordFlow(Users users, PasswordCheck check, NextSteps next, boolean admin) {
        this.users = users;
        this.check = check;
        this.next = next;
        this.admin = admin;
    }

    static PasswordFlow byUser(Users users, PasswordCheck check, NextSteps next) {
        return new PasswordFlow(users, check, next, false);
    }

    static PasswordFlow byAdministrator(Users users, PasswordCheck check, NextSteps next) {
        return new PasswordFlow(users, check, next, true);
    }

    @Override
    public void requireAllowed(SignInCall call) {
        if (call.admin() != admin) {
            throw Refusals.invalidParameter("Initiate Auth method not supported.");
        }
        if (admin && !allows(call, ALLOW_ADMIN_USER_PASSWORD_AUTH, ADMIN_NO_SRP_AUTH)) {
            throw Refusals.invalidParameter("Auth flow not enabled for this client");
        }
        if (!admin && !allows(call, ALLOW_USER_PASSWORD_AUTH, USER_PASSWORD_AUTH)) {
            throw Refusals.invalidParameter("USER_PASSWORD_AUTH flow not enabled for this client");
        }
    }

    @Override
    public SignInOutcome begin(SignInCall call) {
        String name = call.required("USERNAME");
        String password = call.required("PASSWORD");
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        User user = check.require(call, users.find(call.pool(), name), name, password);
        return next.proceed(call, Progress.begun(user));
    }

    private static boolean allows(SignInCall call, ExplicitAuthFlowsType... flows) {
        return call.client().allows(flows);
    }
}
