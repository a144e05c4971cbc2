package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserTable;
import java.util.Optional;

/** Who begins a choice-based sign-in, and who answers in one. */
final class Candidates {
    private final Users users;
    private final UserTable table;
    private final SrpFlow srp;
    private final FirstChoices choices;

    Candidates(Users users, UserTable table, SrpFlow srp, FirstChoices choices) {
        this.users = users;
        this.table = table;
        this.srp = srp;
        this.choices = choices;
    }

    /**
     * Who is named by the call. A user with nothing to begin with is one who does not exist, as far as anybody can see.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException where there is no
     *     such user, and the client may be told
     */
    Candidate begin(SignInCall call) {
        String name = call.required("USERNAME");
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        Optional<User> user = users.find(call.pool(), name);
        if (user.isEmpty() && !call.client().hidesUnknownUsers()) {
            throw Refusals.userNotFound();
        }
        return user.filter(found -> choices.hasAny(call.pool(), found))
                .map(found -> Candidate.of(found, name))
                .orElseGet(() -> standIn(call, name));
    }

    /**
     * Whom the session was opened for, and the answer has to name.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where the session is
     *     another one's
     */
    Candidate require(SignInCall call, Session session) {
        String name = call.required("USERNAME");
        String typed = Candidate.typed(session);
        Candidate candidate = table.bySub(call.pool().id(), session.sub())
                .map(found -> Candidate.of(found, typed))
                .orElseGet(() -> standIn(call, typed));
        if (!isNamed(call, candidate, name)) {
            throw Sessions.invalid();
        }
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name, candidate.id());
        return candidate;
    }

    private boolean isNamed(SignInCall call, Candidate candidate, String name) {
        String folded = call.pool().fold(name);
        return folded.equals(call.pool().fold(candidate.typed()))
                || folded.equals(call.pool().fold(candidate.id()))
                || users.find(call.pool(), name)
                        .filter(found -> found.sub().equals(candidate.sub()))
                        .isPresent();
    }

    private Candidate standIn(SignInCall call, String typed) {
        return Candidate.standIn(srp.account(call, Optional.empty(), typed), typed);
    }
}
