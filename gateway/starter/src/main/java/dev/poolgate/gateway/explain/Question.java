package dev.poolgate.gateway.explain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that somebody asks about.
 *
 * @param target path and query
 * @param headers which predicates and policies may look at
 * @param circumstances where it comes from, and when
 * @param issuer the configured name of the issuer of the caller; null for a caller without claims
 * @param claims of the caller, made up
 * @param token one that is at hand instead; it is verified, and neither kept nor logged
 */
public record Question(
        String method,
        String target,
        Map<String, String> headers,
        Circumstances circumstances,
        @Nullable String issuer,
        @Nullable Map<String, Object> claims,
        @Nullable String token) {

    /**
     * @param sourceIp of the connection, an IP address; null for one that is nobody's
     * @param time null for now
     */
    public record Circumstances(
            @Nullable String sourceIp, @Nullable Instant time) {
        /** From nowhere, and now. */
        public static final Circumstances ANY = new Circumstances(null, null);
    }

    /** Of somebody without a token. */
    public static Question of(String method, String target) {
        return new Question(method, target, Map.of(), Circumstances.ANY, null, null, null);
    }

    @Override
    public String toString() {
        return "Question[" + method + "]";
    }
}
