package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType.CUSTOM_CHALLENGE;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import java.util.Map;
import java.util.Optional;

/**
 * {@code CUSTOM_CHALLENGE}: a trigger judges the answer. A wrong one does not end the sign-in; a trigger decides that.
 */
final class CustomChallenge implements Challenge {
    private final UserTable table;
    private final Users users;
    private final Sessions sessions;
    private final CustomAuth custom;

    CustomChallenge(UserTable table, Users users, Sessions sessions, CustomAuth custom) {
        this.table = table;
        this.users = users;
        this.sessions = sessions;
        this.custom = custom;
    }

    /** The session ends before the trigger is asked, so that it judges one answer and not many at once. */
    @Override
    public SignInOutcome answer(SignInCall call) {
        String name = call.required("USERNAME");
        String answer = call.required("ANSWER");
        Session session = sessions.read(call, CUSTOM_CHALLENGE, call.requiredSession());
        Optional<User> user = table.bySub(call.pool().id(), session.sub());
        CustomAttempt attempt = CustomAttempt.of(session, user);
        requireSameUser(call, attempt, name);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, attempt.name());
        sessions.consume(session);
        Object secrets = session.state().getOrDefault(CustomAuth.PRIVATE, Map.of());
        boolean right = custom.verified(call, attempt, secrets, answer);
        Optional<String> metadata =
                Optional.ofNullable(session.state().get(CustomAuth.METADATA)).map(String::valueOf);
        return custom.proceed(call, attempt.with(CUSTOM_CHALLENGE.toString(), right, metadata));
    }

    private void requireSameUser(SignInCall call, CustomAttempt attempt, String name) {
        Optional<String> named = users.find(call.pool(), name).map(User::sub);
        if (!named.equals(attempt.user().map(User::sub))) {
            throw Sessions.invalid();
        }
    }
}
