package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;

/**
 * An identity pool in the API's own types.
 *
 * @param tagMaps attributes for access control, by provider
 */
public record StoredPool(
        DescribeIdentityPoolResponse settings,
        GetIdentityPoolRolesResponse roles,
        Map<String, GetPrincipalTagAttributeMapResponse> tagMaps) {

    public StoredPool {
        tagMaps = Map.copyOf(tagMaps);
    }

    /** A pool without roles and tags, as it is after creation. */
    public static StoredPool of(DescribeIdentityPoolResponse settings) {
        GetIdentityPoolRolesResponse roles = GetIdentityPoolRolesResponse.builder()
                .identityPoolId(settings.identityPoolId())
                .build();
        return new StoredPool(settings, roles, Map.of());
    }

    /** {@code region:uuid}. */
    public String id() {
        return settings.identityPoolId();
    }

    public boolean admitsGuests() {
        return Boolean.TRUE.equals(settings.allowUnauthenticatedIdentities());
    }

    /** Whether clients may ask for an OpenID token and choose a role themselves. */
    public boolean allowsClassicFlow() {
        return Boolean.TRUE.equals(settings.allowClassicFlow());
    }

    /** The name under which a developer's own backend vouches for users; empty where the pool has none. */
    public Optional<String> developerProvider() {
        return Optional.ofNullable(settings.developerProviderName());
    }

    /** Whether the pool trusts any client of this provider. */
    public boolean trusts(String provider) {
        return new PoolProviders(settings).trusts(provider);
    }

    /** Why the pool does not accept a login that was proven; empty where it does. */
    public Optional<LoginError> objectionTo(VerifiedLogin login) {
        return new PoolProviders(settings).objectionTo(login);
    }
}
