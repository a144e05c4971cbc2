package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.UserDraft;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerAnswer;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * Makes a user at the first sign-in, where a trigger knows name and password from elsewhere, or at the first forgotten
 * password. A guess is a guess: what the trigger refuses counts towards the same lockout as any wrong password. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html">migrate user</a>.
 */
public final class UserMigration {
    private static final String AT_SIGN_IN = "UserMigration_Authentication";
    private static final String AT_FORGOT_PASSWORD = "UserMigration_ForgotPassword";
    private static final int LONGEST_PASSWORD = 256;
    /** The trigger may give the user another name than the one typed, which then has to be an alias. */
    private static final String USERNAME = "username";

    private static final String STATUS = "finalUserStatus";

    private final Users users;
    private final NewUsers newUsers;
    private final PasswordLockout lockout;
    private final Triggers triggers;

    UserMigration(Users users, NewUsers newUsers, PasswordLockout lockout, Triggers triggers) {
        this.users = users;
        this.newUsers = newUsers;
        this.lockout = lockout;
        this.triggers = triggers;
    }

    /** @param call sends a name and a password */
    void migrateUnknown(SignInCall call) {
        if (!configured(call.pool())) {
            return;
        }
        String name = call.required("USERNAME");
        String password = call.required("PASSWORD");
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        if (users.find(call.pool(), name).isPresent() || password.length() > LONGEST_PASSWORD) {
            return;
        }
        String subject = "?" + call.pool().fold(name);
        lockout.refuseLocked(call.pool().id(), subject);
        Happening happening = new Happening(
                        AT_SIGN_IN, call.pool(), Optional.of(call.client()), name, Map.of("password", password))
                .with("validationData", call.clientMetadata().isEmpty() ? null : call.clientMetadata());
        TriggerAnswer answer = ask(happening).orElseThrow(() -> {
            lockout.failed(call.pool().id(), subject);
            return call.client().hidesUnknownUsers() ? Refusals.wrongCredentials() : Refusals.userNotFound();
        });
        create(call.pool(), name, Optional.of(password), answer);
        lockout.succeeded(call.pool().id(), subject);
    }

    /** Whether the pool has such a trigger. */
    public boolean configured(Pool pool) {
        return triggers.has(pool, TriggerKind.USER_MIGRATION);
    }

    /**
     * The user who forgot the password elsewhere, made without one. Empty where no trigger knows one.
     *
     * @param client of a caller who proved its secret
     */
    public Optional<User> migrateForgotten(Pool pool, Client client, String name, Map<String, String> clientMetadata) {
        if (!configured(pool)) {
            return Optional.empty();
        }
        Happening happening = new Happening(AT_FORGOT_PASSWORD, pool, Optional.of(client), name, Map.of())
                .withMetadata(clientMetadata);
        Optional<TriggerAnswer> answer = ask(happening);
        answer.ifPresent(known -> create(pool, name, Optional.empty(), known));
        return users.find(pool, name);
    }

    /** Empty where the trigger refuses. */
    private Optional<TriggerAnswer> ask(Happening happening) {
        try {
            return triggers.ask(
                    TriggerKind.USER_MIGRATION,
                    happening,
                    "userAttributes",
                    STATUS,
                    "messageAction",
                    "desiredDeliveryMediums",
                    "forceAliasCreation",
                    "enableSMSMFA");
        } catch (UserLambdaValidationException refused) {
            return Optional.empty();
        }
    }

    private void create(Pool pool, String typed, Optional<String> password, TriggerAnswer answer) {
        try {
            create(draft(pool, typed, password, answer));
        } catch (InvalidParameterException | AliasExistsException unfit) {
            throw TriggerAnswer.unreadable();
        }
    }

    private UserDraft draft(Pool pool, String typed, Optional<String> password, TriggerAnswer answer) {
        if (!answer.mentions("userAttributes")) {
            throw TriggerAnswer.unreadable();
        }
        Map<String, String> attributes = answer.textMap("userAttributes");
        String name = Optional.ofNullable(attributes.remove(USERNAME)).orElse(typed);
        Naming.requireUsername(name);
        attributes.keySet().removeIf(key -> key.equals("sub") || key.startsWith("cognito:"));
        return new UserDraft(
                pool,
                newUsers.newSub(),
                name,
                AttributeRules.byAdministrator(pool, listed(attributes)),
                status(answer),
                password,
                answer.isTrue("forceAliasCreation"));
    }

    private static List<AttributeType> listed(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry -> AttributeType.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    private static UserStatusType status(TriggerAnswer answer) {
        String status = answer.text(STATUS).orElse(UserStatusType.RESET_REQUIRED.toString());
        return switch (status) {
            case "CONFIRMED" -> UserStatusType.CONFIRMED;
            case "RESET_REQUIRED" -> UserStatusType.RESET_REQUIRED;
            default -> throw TriggerAnswer.unreadable();
        };
    }

    private void create(UserDraft draft) {
        try {
            newUsers.create(draft);
        } catch (UsernameExistsException another) {
            // the same user signs in twice at once; the password is judged as any other
        }
    }
}
