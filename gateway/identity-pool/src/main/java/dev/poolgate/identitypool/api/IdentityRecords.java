package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/** Identities as the API shows them: the providers of their logins, never the subjects. */
final class IdentityRecords {

    private IdentityRecords() {}

    /**
     * @throws software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException where there is no such
     *     identity
     */
    static Identity require(IdentityStore identities, String identityId) {
        return identities.find(identityId).orElseThrow(() -> Refusals.identityNotFound(identityId));
    }

    /** The same, where the identity must be of this pool. */
    static Identity require(IdentityStore identities, StoredPool pool, String identityId) {
        return identities
                .find(identityId)
                .filter(identity -> identity.poolId().equals(pool.id()))
                .orElseThrow(() -> Refusals.identityNotFound(identityId));
    }

    static List<String> providers(Identity identity) {
        return identity.logins().stream()
                .map(Login::provider)
                .distinct()
                .sorted()
                .toList();
    }

    static IdentityDescription describe(Identity identity) {
        return IdentityDescription.builder()
                .identityId(identity.id())
                .logins(providers(identity))
                .creationDate(identity.createdAt())
                .lastModifiedDate(identity.modifiedAt())
                .build();
    }
}
