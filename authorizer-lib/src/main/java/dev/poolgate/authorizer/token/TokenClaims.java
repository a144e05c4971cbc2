package dev.poolgate.authorizer.token;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The claims of a token with their types, read once.
 *
 * @param all every claim, as parsed
 */
record TokenClaims(
        String issuer,
        String subject,
        List<String> audiences,
        Optional<String> client,
        Optional<String> use,
        Set<String> scopes,
        Set<String> groups,
        Optional<String> session,
        Optional<String> tokenId,
        Instant issuedAt,
        Optional<Instant> notBefore,
        Instant expiresAt,
        Map<String, Object> all) {

    static TokenClaims read(Map<String, Object> claims, String groupsClaim) throws MalformedClaim {
        ClaimReader reader = new ClaimReader(claims);
        return new TokenClaims(
                reader.requiredText("iss"),
                reader.requiredText("sub"),
                List.copyOf(reader.texts("aud")),
                reader.text("client_id").or(() -> authorizedParty(claims)),
                reader.text("token_use"),
                Collections.unmodifiableSet(reader.scopes()),
                Collections.unmodifiableSet(reader.textsAt(groupsClaim)),
                reader.text("origin_jti"),
                reader.text("jti"),
                reader.requiredDate("iat"),
                reader.date("nbf"),
                reader.requiredDate("exp"),
                Collections.unmodifiableMap(claims));
    }

    /** OpenID Connect Core section 2: the party an ID token was issued to. */
    private static Optional<String> authorizedParty(Map<String, Object> claims) {
        return claims.get("azp") instanceof String party ? Optional.of(party) : Optional.empty();
    }

    /** The app client: {@code client_id}, else {@code azp}, else the only audience. */
    Optional<String> clientId() {
        return client.or(() -> audiences.size() == 1 ? Optional.of(audiences.get(0)) : Optional.empty());
    }
}
