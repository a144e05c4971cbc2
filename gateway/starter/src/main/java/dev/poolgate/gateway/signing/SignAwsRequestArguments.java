package dev.poolgate.gateway.signing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom {@code SignAwsRequest} signs for, and how.
 *
 * @param service the signing name, for example {@code execute-api}
 * @param region for example {@code eu-central-1}
 * @param payload how bodies enter the signature
 * @param presignedFor puts the signature into the query instead of the headers, good for so long: one second to seven
 *     days
 */
public record SignAwsRequestArguments(
        @Nullable String service,
        @Nullable String region,
        @DefaultValue("buffer") PayloadMode payload,
        @Nullable Duration presignedFor) {}
