package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * A user about to be made.
 *
 * @param sub that the user will have
 * @param name as the caller gave it: the username, or the attribute that names users of the pool
 * @param attributes already checked
 * @param password already checked; empty for a user without one
 * @param forceAlias takes aliases away from users who hold them
 */
public record UserDraft(
        Pool pool,
        String sub,
        String name,
        Map<String, String> attributes,
        UserStatusType status,
        Optional<String> password,
        boolean forceAlias) {

    /** The canonical name. */
    public String username() {
        return pool.namesUsersByAttribute() ? sub : name;
    }

    /** The attributes, with the one that names the user. */
    public Map<String, String> named() {
        Map<String, String> all = new TreeMap<>(attributes);
        Naming.byAttribute(pool, name).ifPresent(attribute -> all.put(attribute, name));
        return all;
    }

    UserDraft with(Map<String, String> newAttributes, UserStatusType newStatus) {
        return new UserDraft(pool, sub, name, newAttributes, newStatus, password, forceAlias);
    }

    @Override
    public String toString() {
        return "UserDraft[redacted]";
    }
}
