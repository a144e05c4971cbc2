package dev.poolgate.gateway.signing;

import org.jspecify.annotations.Nullable;

/**
 * Whom {@code SignAwsRequest} signs for.
 *
 * @param service the signing name, for example {@code execute-api}
 * @param region for example {@code eu-central-1}
 */
public record SignAwsRequestArguments(
        @Nullable String service, @Nullable String region) {}
