package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;

/**
 * Somebody wants credentials of a pool.
 *
 * @param identityPoolId the pool to exchange at, {@code region:uuid}
 * @param identity who asks; not a {@link VerifiedIdentity.KeyHolder}, who has credentials and no login to exchange
 */
public record ExchangeRequest(String identityPoolId, VerifiedIdentity identity) {

    /** Refuses a key holder: to a pool, whoever has no token would be a guest. */
    public ExchangeRequest {
        if (identity instanceof VerifiedIdentity.KeyHolder) {
            throw new IllegalArgumentException("a caller who signs has nothing to exchange");
        }
    }
}
