package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.GrantClaims.present;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A lineage as JWT claims. */
final class LineageClaims {

    private LineageClaims() {}

    static void write(Lineage lineage, JWTClaimsSet.Builder claims) {
        claims.claim("id", lineage.identityId().orElse(null))
                .claim("from", lineage.sessions())
                .claim("since", lineage.since().map(Instant::toEpochMilli).orElse(null))
                .claim(
                        "origins",
                        lineage.origins().stream().map(LineageClaims::write).toList());
    }

    static Lineage read(JWTClaimsSet claims) throws ParseException {
        List<Origin> origins = new ArrayList<>();
        for (Object each : (List<?>) present(claims.getClaim("origins"))) {
            origins.add(origin((Map<?, ?>) each));
        }
        return new Lineage(
                Optional.ofNullable(claims.getStringClaim("id")),
                origins,
                present(claims.getStringListClaim("from")),
                Optional.ofNullable(claims.getLongClaim("since")).map(Instant::ofEpochMilli));
    }

    private static Map<String, Object> write(Origin origin) {
        Map<String, Object> claim = new TreeMap<>(Map.of(
                "iss", origin.issuer(),
                "sub", origin.subject(),
                "iat", origin.issuedAt().getEpochSecond()));
        origin.session().ifPresent(session -> claim.put("jti", session));
        return claim;
    }

    private static Origin origin(Map<?, ?> claim) throws ParseException {
        return new Origin(
                (String) present(claim.get("iss")),
                (String) present(claim.get("sub")),
                Optional.ofNullable((String) claim.get("jti")),
                Instant.ofEpochSecond(((Number) present(claim.get("iat"))).longValue()));
    }
}
