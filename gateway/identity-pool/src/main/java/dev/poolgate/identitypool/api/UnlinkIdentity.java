package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityResponse;

/**
 * Takes logins away from the caller's identity. Open to all, so every login shown must be this identity's; one is
 * enough to remove another, because whoever has one is the identity. A removed login is a new identity when seen again.
 */
record UnlinkIdentity(PoolStore pools, IdentityStore identities, IdentityDirectory directory, LoginCheck check)
        implements Operation.Handler<UnlinkIdentityRequest, UnlinkIdentityResponse> {

    @Override
    public UnlinkIdentityResponse handle(UnlinkIdentityRequest input, AwsCall call) {
        Identity identity = IdentityRecords.require(identities, input.identityId());
        StoredPool pool = new Pools(pools).require(identity.poolId());
        Set<Login> shown = LoginCheck.logins(check.verify(pool, input.logins()));
        if (shown.isEmpty() || !identity.logins().containsAll(shown)) {
            throw Refusals.loginsMismatch();
        }
        if (!directory.unlink(identity, removed(pool, identity, providers(pool, input.loginsToRemove())))) {
            throw Refusals.conflict("The logins of the identity have changed.");
        }
        return UnlinkIdentityResponse.builder().build();
    }

    private List<String> providers(StoredPool pool, List<String> keys) {
        return keys.stream().map(key -> check.provider(pool, key)).toList();
    }

    private static Set<Login> removed(StoredPool pool, Identity identity, List<String> providers) {
        if (providers.isEmpty() || !IdentityRecords.providers(identity).containsAll(providers)) {
            throw Refusals.invalid("The logins to remove must be logins of the identity.");
        }
        if (pool.developerProvider().filter(providers::contains).isPresent()) {
            throw Refusals.invalid("A developer user can only be unlinked by the developer.");
        }
        return identity.logins().stream()
                .filter(login -> providers.contains(login.provider()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
