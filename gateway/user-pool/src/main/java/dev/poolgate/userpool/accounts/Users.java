package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Folding;
import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.AliasTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.UserTable;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;

/** Finds users by whatever names them: username, {@code sub}, or an alias the user holds. */
public final class Users {
    private final UserTable users;
    private final AliasTable aliases;

    public Users(UserPoolStorage storage) {
        this.users = storage.users();
        this.aliases = storage.aliases();
    }

    /** The user named so. The {@code sub} goes first: it is the one name that nobody chooses. */
    public Optional<User> find(Pool pool, String name) {
        return name.length() > Naming.LONGEST
                ? Optional.empty()
                : named(pool, name).or(() -> byAlias(pool, name));
    }

    /**
     * The user.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException where none is
     */
    public User require(Pool pool, String name) {
        return find(pool, name).orElseThrow(Refusals::userNotFound);
    }

    /** The user who has the name from the beginning, not as an alias. */
    private Optional<User> named(Pool pool, String name) {
        String key = pool.fold(name);
        return users.bySub(pool.id(), key).or(() -> users.byUsername(pool.id(), key));
    }

    /** The user who holds an alias of the pool. */
    private Optional<User> byAlias(Pool pool, String value) {
        return aliases.holder(pool.id(), pool.signInAttributes(), key(pool, value))
                .flatMap(sub -> users.bySub(pool.id(), sub));
    }

    /**
     * Gives the user the right to sign in by the attribute, where the pool knows such a right.
     *
     * @param force takes the right from another holder, if the attribute is one that a code proves
     * @throws AliasExistsException when another user holds it under whatever attribute, or is named so
     */
    public void claimAlias(Pool pool, User user, String attribute, boolean force) {
        String value = user.attribute(attribute).orElseThrow();
        if (!pool.signInAttributes().contains(attribute) || value.length() > Naming.LONGEST) {
            return;
        }
        if (named(pool, value).filter(other -> !other.sub().equals(user.sub())).isPresent()) {
            throw taken(attribute);
        }
        String key = key(pool, value);
        Optional<String> holder = aliases.holder(pool.id(), pool.signInAttributes(), key);
        if (holder.filter(user.sub()::equals).isPresent()) {
            return;
        }
        if (holder.isPresent()) {
            release(pool, attribute, key, force);
        }
        insert(pool, user, attribute, key);
    }

    private void release(Pool pool, String attribute, String key, boolean force) {
        if (!force || Attributes.verifiedFlag(attribute).isEmpty()) {
            throw taken(attribute);
        }
        pool.signInAttributes().forEach(name -> aliases.delete(pool.id(), name, key));
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
        return Attributes.looksLikeEmail(value) ? Folding.fold(value) : pool.fold(value);
    }

    private static AliasExistsException taken(String attribute) {
        return AliasExistsException.builder()
                .message("An account with the " + attribute + " already exists.")
                .writableStackTrace(false)
                .build();
    }
}
