package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/**
 * Everything tokens are made of.
 *
 * @param session the {@code origin_jti}: the same for all tokens that descend from one sign-in
 * @param authTime when the user signed in; a refresh keeps it
 * @param now when the tokens are issued
 * @param scopes of the access token
 * @param device the key of the device that the session is bound to
 * @param changes that a trigger asks for
 */
record TokenGrant(
        Pool pool,
        Client client,
        User user,
        List<GroupType> groups,
        String session,
        Instant authTime,
        Instant now,
        Set<String> scopes,
        Optional<String> device,
        TokenChanges changes) {

    GroupClaims groupClaims() {
        return changes.groups().orElseGet(() -> GroupClaims.of(groups));
    }
}
