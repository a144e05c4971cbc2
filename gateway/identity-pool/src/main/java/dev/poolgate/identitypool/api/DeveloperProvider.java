package dev.poolgate.identitypool.api;

import java.util.Objects;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** The name of a pool's developer provider cannot change once it is set: identities are linked by it. */
final class DeveloperProvider {

    private DeveloperProvider() {}

    static void checkUnchanged(DescribeIdentityPoolResponse before, DescribeIdentityPoolResponse after) {
        String name = before.developerProviderName();
        if (name != null && !Objects.equals(name, after.developerProviderName())) {
            throw Refusals.invalid("The developer provider name cannot be changed once it is set.");
        }
    }
}
