package dev.poolgate.gateway.openapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One document of an API, OpenAPI 3.0 or 3.1.
 *
 * @param location a file, or {@code classpath:} and a path; it is never fetched from a network
 * @param basePath the path before those of the document, as callers see it; the paths of its {@code servers} by default
 * @param schemes for each security scheme of the document the issuers under {@code poolgate.issuers} whose tokens are
 *     meant, or {@code any}
 */
public record OpenApiProperties(
        @Nullable String location,
        @Nullable String basePath,
        @DefaultValue Map<String, List<String>> schemes) {

    public OpenApiProperties {
        schemes = Map.copyOf(schemes);
    }
}
