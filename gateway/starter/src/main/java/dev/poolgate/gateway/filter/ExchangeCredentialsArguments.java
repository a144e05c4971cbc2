package dev.poolgate.gateway.filter;

import org.jspecify.annotations.Nullable;

/**
 * Where {@code ExchangeCredentials} takes the credentials from.
 *
 * @param pool name or id of the identity pool
 */
public record ExchangeCredentialsArguments(@Nullable String pool) {}
