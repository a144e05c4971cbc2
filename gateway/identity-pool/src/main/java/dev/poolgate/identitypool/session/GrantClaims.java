package dev.poolgate.identitypool.session;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A grant as JWT claims. What a grant does not have is left out, to keep tokens short. */
final class GrantClaims {

    private GrantClaims() {}

    static void write(Grant grant, JWTClaimsSet.Builder claims) {
        claims.claim("role", grant.roleArn())
                .claim("rid", grant.roleId())
                .claim("name", grant.sessionName())
                .claim("tags", grant.tags().values())
                .claim("trans", List.copyOf(grant.tags().transitive()))
                .claim("src", grant.sourceIdentity().orElse(null))
                .claim("policy", grant.policies().inline().orElse(null))
                .claim("arns", grant.policies().managed())
                .claim("guest", grant.guestScopeDown());
        grant.federation().ifPresent(federation -> claims.claim("idp", federation.principal())
                .claim("keys", federation.keys()));
        LineageClaims.write(grant.lineage(), claims);
    }

    static Grant read(JWTClaimsSet claims) throws ParseException {
        return new Grant(
                present(claims.getStringClaim("role")),
                present(claims.getStringClaim("rid")),
                present(claims.getStringClaim("name")),
                federation(claims),
                new SessionTags(
                        texts(present(claims.getJSONObjectClaim("tags"))),
                        Set.copyOf(present(claims.getStringListClaim("trans")))),
                Optional.ofNullable(claims.getStringClaim("src")),
                new SessionPolicies(
                        Optional.ofNullable(claims.getStringClaim("policy")),
                        present(claims.getStringListClaim("arns"))),
                present(claims.getBooleanClaim("guest")),
                LineageClaims.read(claims));
    }

    private static Optional<Federation> federation(JWTClaimsSet claims) throws ParseException {
        @Nullable String principal = claims.getStringClaim("idp");
        return principal == null
                ? Optional.empty()
                : Optional.of(new Federation(principal, keys(present(claims.getJSONObjectClaim("keys")))));
    }

    private static Map<String, List<String>> keys(Map<String, Object> claim) {
        return claim.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((List<?>) entry.getValue())
                        .stream().map(String::valueOf).toList()));
    }

    private static Map<String, String> texts(Map<String, Object> claim) {
        return claim.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    static <T> T present(@Nullable T claim) throws ParseException {
        if (claim == null) {
            throw new ParseException("a session claim is missing", 0);
        }
        return claim;
    }
}
