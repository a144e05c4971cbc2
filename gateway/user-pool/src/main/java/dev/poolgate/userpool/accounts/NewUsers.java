package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasswordTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Makes users: row, attributes, aliases and password, together or not at all. */
public final class NewUsers {
    private final UserPoolStorage storage;
    private final Users users;
    private final Passwords passwords;
    private final Identifiers identifiers;
    private final Clock clock;

    public NewUsers(UserPoolStorage storage, Users users, Passwords passwords, Identifiers identifiers, Clock clock) {
        this.storage = storage;
        this.users = users;
        this.passwords = passwords;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** For a draft. */
    public String newSub() {
        return identifiers.uuid();
    }

    /**
     * Makes the user.
     *
     * @throws UsernameExistsException when the name is taken
     * @throws AliasExistsException when another user holds a verified attribute that signs in
     */
    public User create(UserDraft draft) {
        User user = user(draft);
        Optional<PasswordTable.Row> password =
                draft.password().map(text -> passwords.prepare(draft.pool(), user.sub(), user.username(), text));
        try {
            storage.atomically(() -> insert(draft, user, password));
        } catch (DuplicateKeyException taken) {
            throw exists();
        }
        return user;
    }

    private User user(UserDraft draft) {
        Instant now = clock.instant();
        return new User(
                draft.pool().id(), draft.sub(), draft.username(), draft.status(), true, now, now, draft.named());
    }

    private void insert(UserDraft draft, User user, Optional<PasswordTable.Row> password) {
        Pool pool = draft.pool();
        refuseTaken(pool, user.username());
        storage.users().insert(user, pool.fold(user.username()));
        password.ifPresent(row -> passwords.store(pool, user, row));
        Optional<String> naming = Naming.byAttribute(pool, draft.name());
        naming.ifPresent(attribute -> claimName(draft, user, attribute));
        pool.signInAttributes().stream()
                .filter(attribute -> naming.filter(attribute::equals).isEmpty())
                .filter(attribute -> mayClaim(draft, user, attribute))
                .forEach(attribute -> users.claimAlias(pool, user, attribute, draft.forceAlias()));
    }

    /** The index of usernames knows no subs and no aliases. */
    private void refuseTaken(Pool pool, String username) {
        if (users.find(pool, username).isPresent()) {
            throw exists();
        }
    }

    /** Where an attribute is the name, its first holder has it, verified or not. */
    private void claimName(UserDraft draft, User user, String attribute) {
        try {
            users.claimAlias(draft.pool(), user, attribute, draft.forceAlias());
        } catch (AliasExistsException taken) {
            throw exists();
        }
    }

    /** An email or phone number has to be verified to sign in by. A preferred username waits for the confirmation. */
    private static boolean mayClaim(UserDraft draft, User user, String attribute) {
        return user.attribute(attribute).isPresent()
                && Attributes.verifiedFlag(attribute)
                        .map(flag -> user.attribute(flag).filter("true"::equals).isPresent())
                        .orElse(draft.status() != UserStatusType.UNCONFIRMED);
    }

    private static UsernameExistsException exists() {
        return UsernameExistsException.builder()
                .message("User already exists")
                .writableStackTrace(false)
                .build();
    }
}
