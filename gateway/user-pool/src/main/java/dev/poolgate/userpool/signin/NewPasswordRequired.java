package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.NEW_PASSWORD_REQUIRED;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasswordTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** {@code NEW_PASSWORD_REQUIRED}: the temporary password is replaced. {@link NewPasswordStep} asks for it. */
final class NewPasswordRequired implements Challenge {
    /** Tells later steps that the password is new. */
    static final String STEP = "NEW_PASSWORD";

    private static final String ATTRIBUTE = NewPasswordStep.ATTRIBUTE;

    private final UserPoolStorage storage;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final NextSteps next;
    private final Clock clock;

    NewPasswordRequired(
            UserPoolStorage storage, Users users, Passwords passwords, Sessions sessions, NextSteps next, Clock clock) {
        this.storage = storage;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public SignInOutcome answer(SignInCall call) {
        String name = call.required("USERNAME");
        String password = call.required("NEW_PASSWORD");
        Session session = sessions.read(call, NEW_PASSWORD_REQUIRED, call.requiredSession());
        User user = users.find(call.pool(), name)
                .filter(found -> found.sub().equals(session.sub()))
                .orElseThrow(Sessions::invalid);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, user.username());
        requireStillAsked(session, user);
        passwords.requireNew(call.pool(), user, password);
        User confirmed = confirm(call, session, user, password);
        return next.proceed(call, Progress.resumed(confirmed, session).passing(STEP));
    }

    /** An administrator may have disabled the user, or set another password, since the question was asked. */
    private void requireStillAsked(Session session, User user) {
        if (!user.enabled()) {
            throw Refusals.notAuthorized(Judgement.DISABLED);
        }
        boolean asked = user.status() == UserStatusType.FORCE_CHANGE_PASSWORD
                && mark(user).equals(session.state().get(NewPasswordStep.TEMPORARY));
        if (!asked) {
            throw Sessions.invalid();
        }
    }

    private String mark(User user) {
        return passwords.mark(user).orElseThrow(Sessions::invalid);
    }

    /** Asks again under the lock: to hash a password takes long enough for an administrator to change the user. */
    private User confirm(SignInCall call, Session session, User found, String password) {
        PasswordTable.Row prepared = passwords.prepare(call.pool(), found.sub(), found.username(), password);
        return storage.atomically(() -> {
            User user = storage.users().lock(found.poolId(), found.sub()).orElseThrow(Sessions::invalid);
            requireStillAsked(session, user);
            Map<String, String> given = attributes(call, user);
            sessions.consume(session);
            given.forEach((name, value) -> storage.users().setAttribute(user, name, value));
            passwords.store(call.pool(), user, prepared);
            storage.users().changeStatus(user, UserStatusType.CONFIRMED, clock.instant());
            User confirmed = storage.users().bySub(user.poolId(), user.sub()).orElseThrow();
            if (given.containsKey(Attributes.PREFERRED_USERNAME)) {
                users.claimAlias(call.pool(), confirmed, Attributes.PREFERRED_USERNAME, false);
            }
            return confirmed;
        });
    }

    /** What the user adds: all that is still required, and nothing that is there already. */
    private static Map<String, String> attributes(SignInCall call, User user) {
        List<AttributeType> sent = call.parameters().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ATTRIBUTE))
                .map(entry -> attribute(entry.getKey().substring(ATTRIBUTE.length()), entry.getValue()))
                .toList();
        Map<String, String> given = AttributeRules.byUser(call.pool(), sent, call.client()::writes);
        AttributeRules.missing(call.pool(), user.attributes()).stream()
                .filter(name -> !given.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.invalidParameter("Invalid attributes given, " + name + " is missing");
                });
        given.keySet().stream()
                .filter(user.attributes()::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.notAuthorized("Cannot modify an already provided " + name);
                });
        return given;
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
