package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.PrincipalTags;
import dev.poolgate.authorizer.exchange.TagDecision;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;

/** Attributes for access control by the pool's map for a login's provider. */
final class TagSelection {

    private TagSelection() {}

    static TagDecision tags(StoredPool pool, VerifiedLogin login) {
        return Optional.ofNullable(pool.tagMaps().get(login.login().provider()))
                .map(TagSelection::configured)
                .orElse(PrincipalTags.NONE)
                .of(login.claims());
    }

    private static PrincipalTags configured(GetPrincipalTagAttributeMapResponse tagMap) {
        return Boolean.TRUE.equals(tagMap.useDefaults())
                ? PrincipalTags.DEFAULTS
                : new PrincipalTags(tagMap.principalTags());
    }
}
