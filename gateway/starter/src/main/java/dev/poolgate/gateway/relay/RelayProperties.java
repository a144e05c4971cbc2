package dev.poolgate.gateway.relay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens for backends are minted. Needed where a route has {@code RelayToken}.
 *
 * @param issuer the {@code iss} of minted tokens: the URL under which backends reach this gateway
 * @param keyFile a JWK set with private keys, made at the first start; the same file on every node
 * @param maxLifetime the longest life of a minted token; it never outlives the caller's own
 * @param path where metadata and JWK set are published on the gateway's port, the path of {@code issuer} by default
 */
public record RelayProperties(
        @Nullable URI issuer,
        @Nullable Path keyFile,
        @DefaultValue("5m") Duration maxLifetime,
        @Nullable String path) {

    /** The published path without a slash at the end, empty for the root. */
    String publishedPath() {
        String chosen = path == null ? (issuer == null ? "" : issuer.getPath()) : path;
        return chosen.endsWith("/") ? chosen.substring(0, chosen.length() - 1) : chosen;
    }
}
