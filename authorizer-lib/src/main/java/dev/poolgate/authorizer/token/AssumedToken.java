package dev.poolgate.authorizer.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Claims that somebody makes up to ask what would be decided. Proof of nothing, so nothing that lets requests through
 * takes it.
 */
public record AssumedToken(
        String issuerName,
        String issuer,
        String subject,
        TokenUse use,
        Set<String> scopes,
        Set<String> groups,
        Map<String, Object> claims)
        implements TokenFacts {

    /**
     * Reads them as the issuer's own would be read.
     *
     * @throws IllegalArgumentException where scopes or groups are not text
     */
    public static AssumedToken of(TrustedIssuer issuer, Map<String, Object> claims) {
        Map<String, Object> held = new LinkedHashMap<>(claims);
        held.values().removeIf(value -> value == null);
        ClaimReader reader = new ClaimReader(held);
        try {
            return new AssumedToken(
                    issuer.name(),
                    issuer.issuer(),
                    reader.text("sub").orElse(""),
                    use(issuer, held),
                    Collections.unmodifiableSet(reader.scopes()),
                    Collections.unmodifiableSet(reader.textsAt(issuer.groupsClaim())),
                    Collections.unmodifiableMap(held));
        } catch (MalformedClaim e) {
            throw new IllegalArgumentException("a claim has a type it cannot have: " + e.getMessage(), e);
        }
    }

    private static TokenUse use(TrustedIssuer issuer, Map<String, Object> claims) {
        if (issuer.tokenUse() != TokenUse.ANY) {
            return issuer.tokenUse();
        }
        return "id".equals(claims.get("token_use")) ? TokenUse.ID : TokenUse.ACCESS;
    }

    @Override
    public String toString() {
        return "AssumedToken[redacted]";
    }
}
