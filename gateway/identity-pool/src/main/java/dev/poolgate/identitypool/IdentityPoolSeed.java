package dev.poolgate.identitypool;

import dev.poolgate.identitypool.directory.StoredPool;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;

/**
 * An identity pool that an installation begins with.
 *
 * @param id given, so that configuration can name it: {@code region:uuid}
 * @param allowGuests whether callers without a login get an identity
 * @param providers the app clients whose ID tokens count
 * @param roles the ARNs of the roles {@code authenticated} and {@code unauthenticated}
 * @param roleMappings by provider; for a user pool the key is {@code provider:clientId}
 * @param principalTags for each provider the tags and the claims they are filled from
 */
public record IdentityPoolSeed(
        String id,
        String name,
        boolean allowGuests,
        List<CognitoIdentityProvider> providers,
        Map<String, String> roles,
        Map<String, RoleMapping> roleMappings,
        Map<String, Map<String, String>> principalTags) {

    public IdentityPoolSeed {
        providers = List.copyOf(providers);
        roles = Map.copyOf(roles);
        roleMappings = Map.copyOf(roleMappings);
        principalTags = Map.copyOf(principalTags);
    }

    /** The pool in the API's own types. */
    StoredPool pool() {
        return new StoredPool(settings(), poolRoles(), tagMaps());
    }

    private DescribeIdentityPoolResponse settings() {
        return DescribeIdentityPoolResponse.builder()
                .identityPoolId(id)
                .identityPoolName(name)
                .allowUnauthenticatedIdentities(allowGuests)
                .cognitoIdentityProviders(providers)
                .build();
    }

    private GetIdentityPoolRolesResponse poolRoles() {
        return GetIdentityPoolRolesResponse.builder()
                .identityPoolId(id)
                .roles(roles)
                .roleMappings(roleMappings)
                .build();
    }

    private Map<String, GetPrincipalTagAttributeMapResponse> tagMaps() {
        return principalTags.keySet().stream().collect(Collectors.toMap(Function.identity(), this::tagMap));
    }

    private GetPrincipalTagAttributeMapResponse tagMap(String provider) {
        return GetPrincipalTagAttributeMapResponse.builder()
                .identityPoolId(id)
                .identityProviderName(provider)
                .useDefaults(false)
                .principalTags(principalTags.get(provider))
                .build();
    }
}
