package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/**
 * The provider by which a developer's own backend vouches for users. Its name cannot change once it is set: identities
 * are linked by it.
 */
record DeveloperProvider(String name) {
    static void checkUnchanged(DescribeIdentityPoolResponse before, DescribeIdentityPoolResponse after) {
        String name = before.developerProviderName();
        if (name != null && !Objects.equals(name, after.developerProviderName())) {
            throw Refusals.invalid("The developer provider name cannot be changed once it is set.");
        }
    }

    /**
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where the pool has none
     */
    static DeveloperProvider of(StoredPool pool) {
        return pool.developerProvider()
                .map(DeveloperProvider::new)
                .orElseThrow(() -> Refusals.invalid("This identity pool has no developer provider."));
    }

    /** The same, where a call names it. */
    static DeveloperProvider of(StoredPool pool, String name) {
        return Optional.of(of(pool))
                .filter(provider -> provider.name().equals(name))
                .orElseThrow(() -> Refusals.invalid("This identity pool has no developer provider '" + name + "'."));
    }

    /**
     * The login of one of the developer's users.
     *
     * @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException where none can have such
     *     an identifier
     */
    Login login(String user) {
        if (!Login.admits(user)) {
            throw Refusals.invalid("The developer user identifier is too long or has characters that are not allowed.");
        }
        return new Login(name, user);
    }

    /** The developer's users that are this identity, in order. */
    List<String> users(Identity identity) {
        return identity.logins().stream()
                .filter(login -> login.provider().equals(name))
                .map(Login::subject)
                .sorted()
                .toList();
    }
}
