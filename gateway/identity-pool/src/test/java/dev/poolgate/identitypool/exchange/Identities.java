package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.policy.AccessRule;
import java.util.Map;
import java.util.Set;

/** Callers as a gateway's authorizer lets them in. */
final class Identities {
    private static final AccessRule SIGNED_IN = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), false);

    private Identities() {}

    static VerifiedIdentity verified(Authorizer authorizer, String token) {
        AccessResult result = authorizer
                .authorize(new AccessRequest(new Credential.Bearer(token), "GET", "/", SIGNED_IN))
                .toCompletableFuture()
                .join();
        return ((AccessResult.Allowed) result).identity();
    }
}
