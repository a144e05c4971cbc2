package dev.poolgate.authorizer.token;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token taken apart and not verified: nothing in it may be believed. It only tells which issuer and key to try. */
public final class UnverifiedJwt {
    /** Enough for any token that fits into a header of common servers. */
    public static final int DEFAULT_MAX_BYTES = 8 * 1024;

    private final String compact;
    private final CompactJws jws;
    private final Map<String, Object> claims;

    private UnverifiedJwt(String compact, CompactJws jws, Map<String, Object> claims) {
        this.compact = compact;
        this.jws = jws;
        this.claims = claims;
    }

    /** Parses a token of at most {@value #DEFAULT_MAX_BYTES} bytes. */
    public static TokenResult<UnverifiedJwt> parse(String token) {
        return parse(token, DEFAULT_MAX_BYTES);
    }

    public static TokenResult<UnverifiedJwt> parse(String token, int maxBytes) {
        return CompactJws.parse(token, maxBytes).then(jws -> withClaims(token, jws));
    }

    private static TokenResult<UnverifiedJwt> withClaims(String token, CompactJws jws) {
        try {
            return TokenResult.accepted(new UnverifiedJwt(token, jws, withoutNulls(StrictJson.object(jws.payload()))));
        } catch (IOException e) {
            return TokenResult.rejected(TokenError.MALFORMED);
        }
    }

    /** A claim that is null says as little as one that is missing. */
    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> members) {
        Map<String, Object> claims = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (Objects.nonNull(value)) {
                claims.put(name, value);
            }
        });
        return claims;
    }

    /** The {@code iss} claim, where it is text. */
    public Optional<String> issuer() {
        return claims.get("iss") instanceof String issuer ? Optional.of(issuer) : Optional.empty();
    }

    /** The header's {@code kid}: printable ASCII of at most 256 characters. */
    public Optional<String> keyId() {
        return Optional.ofNullable(jws.header().keyId());
    }

    /** The header's {@code alg}; empty where it is none that could ever be allowed. */
    public Optional<SignatureAlgorithm> algorithm() {
        return SignatureAlgorithm.named(jws.header().algorithm());
    }

    CompactJws jws() {
        return jws;
    }

    Map<String, Object> claims() {
        return claims;
    }

    String compact() {
        return compact;
    }

    @Override
    public String toString() {
        return "UnverifiedJwt[redacted]";
    }
}
