package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;

/**
 * @param identityPoolId the pool to exchange at, {@code region:uuid}
 * @param identity who asks
 */
public record ExchangeRequest(String identityPoolId, VerifiedIdentity identity) {}
