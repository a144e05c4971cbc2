package dev.poolgate.identitypool.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.identitypool.directory.PoolArns;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.SealedLineages;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pool's OpenID token as JWT claims, by the names that Cognito and STS use. */
record PoolTokenClaims(String issuer, PoolArns arns, SealedLineages lineages) {
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String POOL_ARN = "https://cognito-identity.amazonaws.com/identity-pool-arn";
    private static final String PRINCIPAL_TAGS = "principal_tags";
    /** Ours alone. The user pool's session is in it, which the token's bearer and readers do not get to see. */
    private static final String LINEAGE = "lineage";

    JWTClaimsSet write(PoolToken token) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(token.identityId())
                .audience(token.identityPoolId())
                .claim("amr", token.amr())
                .claim(POOL_ARN, arns.of(token.identityPoolId()))
                .claim(LINEAGE, lineages.seal(token.lineage()))
                .issuer(issuer)
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()));
        if (!token.principalTags().isEmpty()) {
            claims.claim(TAGS, tags(token.principalTags()));
        }
        return claims.build();
    }

    /**
     * Every tag is transitive, so that a role assumed with the role cannot drop it.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Session tags</a>
     */
    private static Map<String, Object> tags(Map<String, String> tags) {
        Map<String, List<String>> values = new TreeMap<>();
        tags.forEach((name, value) -> values.put(name, List.of(value)));
        return Map.of(PRINCIPAL_TAGS, values, "transitive_tag_keys", List.copyOf(values.keySet()));
    }

    /** @throws ParseException where the claims are not those of a token of this issuer */
    PoolToken read(JWTClaimsSet claims) throws ParseException {
        if (!issuer.equals(claims.getIssuer()) || claims.getAudience().size() != 1) {
            throw new ParseException("the token is of another issuer or for several audiences", 0);
        }
        return new PoolToken(
                present(claims.getSubject()),
                claims.getAudience().get(0),
                present(claims.getStringListClaim("amr")),
                tags(claims),
                lineage(claims),
                instant(claims.getIssueTime()),
                instant(claims.getExpirationTime()));
    }

    private Lineage lineage(JWTClaimsSet claims) throws ParseException {
        return lineages.open(present(claims.getStringClaim(LINEAGE)))
                .orElseThrow(() -> new ParseException("the lineage cannot be opened", 0));
    }

    private static Map<String, String> tags(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> tags = claims.getJSONObjectClaim(TAGS);
        return tags != null && tags.get(PRINCIPAL_TAGS) instanceof Map<?, ?> values
                ? values.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> only(entry.getValue())))
                : Map.of();
    }

    private static String only(Object values) {
        return String.valueOf(((List<?>) values).get(0));
    }

    private static Instant instant(@Nullable Date date) throws ParseException {
        return present(date).toInstant();
    }

    private static <T> T present(@Nullable T claim) throws ParseException {
        if (claim == null) {
            throw new ParseException("a claim is missing", 0);
        }
        return claim;
    }
}
