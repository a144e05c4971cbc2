package dev.poolgate.userpool.signin;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_AUTH;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/**
 * Sessions from a sign-up over its confirmation to the sign-in: who signed up and proved an address needs to prove
 * nothing more.
 */
public final class SignUpSessions {
    private static final String SIGNED_UP = "SIGNED_UP";
    private static final String CONFIRMED = "CONFIRMED";

    private final Sessions sessions;
    private final Users users;
    private final NextSteps next;

    SignUpSessions(Sessions sessions, Users users, NextSteps next) {
        this.sessions = sessions;
        this.users = users;
        this.next = next;
    }

    /** For the confirmation; empty where the client may not continue with a sign-in by choice. */
    public Optional<String> open(Pool pool, Client client, User user) {
        return Optional.of(call(pool, client))
                .filter(call -> client.allows(ALLOW_USER_AUTH))
                .map(call -> sessions.open(call, user.sub(), SIGNED_UP));
    }

    /**
     * For the sign-in, of a user who was just confirmed. Empty where the session is over, or not of this sign-up: the
     * confirmation stands, and the user signs in as any other.
     */
    public Optional<String> confirmed(Pool pool, Client client, User user, String session) {
        SignInCall call = call(pool, client);
        try {
            Session signUp = sessions.read(call, SIGNED_UP, session);
            sessions.consume(signUp);
            return Optional.of(signUp.sub()).filter(user.sub()::equals).map(sub -> sessions.open(call, sub, CONFIRMED));
        } catch (NotAuthorizedException over) {
            return Optional.empty();
        }
    }

    SignInOutcome signIn(SignInCall call) {
        String name = call.required("USERNAME");
        Session session = sessions.read(call, CONFIRMED, call.requiredSession());
        User user = users.find(call.pool(), name)
                .filter(found -> found.sub().equals(session.sub()))
                .orElseThrow(Sessions::invalid);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, user.username());
        sessions.consume(session);
        return next.proceed(call, Progress.begun(user));
    }

    private static SignInCall call(Pool pool, Client client) {
        return new SignInCall(pool, client, false, Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }
}
