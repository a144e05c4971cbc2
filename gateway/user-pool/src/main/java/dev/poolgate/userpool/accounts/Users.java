package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.AliasTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.UserTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;

/** Finds users by whatever names them: username, {@code sub}, or an alias the user holds. */
public final class Users {
    /** Nobody can send a longer one to sign in by. */
    private static final int LONGEST_NAME = 128;

    private final UserTable users;
    private final AliasTable aliases;

    public Users(UserPoolStorage storage) {
        this.users = storage.users();
        this.aliases = storage.aliases();
    }

    public Optional<User> find(Pool pool, String name) {
        return users.byUsername(pool.id(), pool.fold(name))
                .or(() -> users.bySub(pool.id(), name))
                .or(() -> byAlias(pool, name));
    }

    /**
     * The user.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException where none is
     */
    public User require(Pool pool, String name) {
        return find(pool, name).orElseThrow(Refusals::userNotFound);
    }

    /** The user who holds an alias of the pool. */
    public Optional<User> byAlias(Pool pool, String value) {
        return aliases.holder(pool.id(), pool.signInAttributes(), key(pool, value))
                .flatMap(sub -> users.bySub(pool.id(), sub));
    }

    /**
     * Gives the user the right to sign in by the attribute, where the pool knows such a right.
     *
     * @param force takes the right from another holder
     * @throws AliasExistsException when another user holds it
     */
    public void claimAlias(Pool pool, User user, String attribute, boolean force) {
        String value = user.attribute(attribute).orElseThrow();
        if (!pool.signInAttributes().contains(attribute) || value.length() > LONGEST_NAME) {
            return;
        }
        String key = key(pool, value);
        Optional<String> holder = aliases.holder(pool.id(), List.of(attribute), key);
        if (holder.filter(user.sub()::equals).isPresent()) {
            return;
        }
        if (holder.isPresent()) {
            release(pool, attribute, key, force);
        }
        insert(pool, user, attribute, key);
    }

    private void release(Pool pool, String attribute, String key, boolean force) {
        if (!force) {
            throw taken(attribute);
        }
        aliases.delete(pool.id(), attribute, key);
    }

    private void insert(Pool pool, User user, String attribute, String key) {
        try {
            aliases.insert(pool.id(), user.sub(), attribute, key);
        } catch (DuplicateKeyException another) {
            throw taken(attribute);
        }
    }

    /** An email is one mailbox in any case of letters, so it folds even where usernames do not. */
    private static String key(Pool pool, String value) {
        return Attributes.looksLikeEmail(value) ? value.toLowerCase(Locale.ROOT) : pool.fold(value);
    }

    private static AliasExistsException taken(String attribute) {
        return AliasExistsException.builder()
                .message("An account with the " + attribute + " already exists.")
                .writableStackTrace(false)
                .build();
    }
}
