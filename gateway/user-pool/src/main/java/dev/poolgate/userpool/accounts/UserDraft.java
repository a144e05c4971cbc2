package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Pool;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * A user about to be made.
 *
 * @param name as the caller gave it: the username, or the attribute that names users of the pool
 * @param attributes already checked
 * @param password already checked; empty for a user without one
 * @param forceAlias takes aliases away from users who hold them
 */
public record UserDraft(
        Pool pool,
        String name,
        Map<String, String> attributes,
        UserStatusType status,
        Optional<String> password,
        boolean forceAlias) {
    @Override
    public String toString() {
        return "UserDraft[redacted]";
    }
}
