package dev.poolgate.identitypool.api;

import dev.poolgate.aws.model.ServiceModel;
import dev.poolgate.identitypool.directory.StoredPool;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;

/** Holds a given pool against what the operations would ask of it: it comes by no wire that does. */
record SeedCheck(ServiceModel model) {

    /** @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException naming what is wrong */
    void check(StoredPool pool) {
        check("UpdateIdentityPool", SdkCopy.of(pool.settings(), UpdateIdentityPoolRequest.builder()));
        check("SetIdentityPoolRoles", SdkCopy.of(pool.roles(), SetIdentityPoolRolesRequest.builder()));
        PoolSettings.check(pool.settings());
        RoleSettings.check(pool.roles());
        pool.tagMaps().values().forEach(tagMap -> {
            check("SetPrincipalTagAttributeMap", SdkCopy.of(tagMap, SetPrincipalTagAttributeMapRequest.builder()));
            TagSettings.check(tagMap.principalTags());
        });
    }

    private void check(String operation, SdkPojo input) {
        model.violations(operation, input).ifPresent(text -> {
            throw Refusals.invalid(text);
        });
    }
}
