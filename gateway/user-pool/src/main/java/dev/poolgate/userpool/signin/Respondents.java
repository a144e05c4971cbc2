package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;

/** Who answers a challenge. */
final class Respondents {
    private final Users users;

    Respondents(Users users) {
        this.users = users;
    }

    /**
     * The session's user, whom the answer has to name, from a client that proves its secret.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where the session is
     *     another user's
     */
    User require(SignInCall call, Session session) {
        String name = call.required("USERNAME");
        User user = users.find(call.pool(), name)
                .filter(found -> found.sub().equals(session.sub()))
                .orElseThrow(Sessions::invalid);
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, user.username());
        return user;
    }
}
