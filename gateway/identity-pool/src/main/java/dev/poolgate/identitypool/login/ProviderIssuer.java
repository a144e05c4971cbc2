package dev.poolgate.identitypool.login;

import dev.poolgate.authorizer.token.NetworkAccess;

/**
 * The issuer behind a provider key.
 *
 * @param url the exact {@code iss} of its tokens
 * @param network where its keys may be fetched from
 */
public record ProviderIssuer(String url, NetworkAccess network) {}
