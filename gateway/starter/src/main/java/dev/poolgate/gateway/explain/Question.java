package dev.poolgate.gateway.explain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that somebody asks about.
 *
 * @param target path and query
 * @param headers which predicates and policies may look at
 * @param issuer the configured name of the issuer of the caller; null for a caller without claims
 * @param claims of the caller, made up
 * @param token one that is at hand instead; it is verified, and neither kept nor logged
 */
public record Question(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String issuer,
        @Nullable Map<String, Object> claims,
        @Nullable String token) {

    @Override
    public String toString() {
        return "Question[" + method + "]";
    }
}
