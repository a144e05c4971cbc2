package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the pre authentication trigger whether somebody may try to sign in, before anything is proved. What the call's
 * metadata says is the trigger's {@code validationData}.
 */
final class BeforeSignIn {
    private final Users users;
    private final Triggers triggers;

    BeforeSignIn(Users users, Triggers triggers) {
        this.users = users;
        this.triggers = triggers;
    }

    /** @param call names a user */
    void requireAllowed(SignInCall call) {
        if (!triggers.has(call.pool(), TriggerKind.PRE_AUTHENTICATION)) {
            return;
        }
        String name = call.required("USERNAME");
        // else anybody who knows the client's id could have the trigger called
        SecretHashes.require(call.client(), call.parameters().get("SECRET_HASH"), name);
        Optional<User> user = users.find(call.pool(), name);
        if (user.isPresent() || call.client().hidesUnknownUsers()) {
            triggers.ask(
                    TriggerKind.PRE_AUTHENTICATION,
                    happening(call, user, name)
                            .with("validationData", call.clientMetadata().isEmpty() ? null : call.clientMetadata())
                            .with("userNotFound", user.isEmpty()));
        }
    }

    private static Happening happening(SignInCall call, Optional<User> user, String name) {
        String source = "PreAuthentication_Authentication";
        return user.map(found -> Happening.to(source, call.pool(), Optional.of(call.client()), found))
                .orElseGet(() -> Happening.to(source, call.pool(), Optional.of(call.client()), name, Map.of()));
    }
}
