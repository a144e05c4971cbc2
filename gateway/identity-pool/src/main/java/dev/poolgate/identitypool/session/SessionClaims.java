package dev.poolgate.identitypool.session;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session as JWT claims. The names {@code sub}, {@code aud} and {@code amr} mean what they do in Cognito's own token.
 */
final class SessionClaims {
    private static final long VERSION = 1;

    private SessionClaims() {}

    static JWTClaimsSet write(Session session) {
        Grant grant = session.grant();
        return new JWTClaimsSet.Builder()
                .claim("v", VERSION)
                .claim("key", session.accessKeyId())
                .claim("secret", session.secretAccessKey())
                .claim("role", grant.roleArn())
                .claim("name", grant.sessionName())
                .subject(grant.identityId())
                .audience(grant.identityPoolId())
                .claim("amr", grant.amr())
                .claim("tags", grant.principalTags())
                .issueTime(Date.from(session.issuedAt()))
                .expirationTime(Date.from(session.expiresAt()))
                .build();
    }

    /** Empty where the claims are of a version that this node does not know. */
    static Optional<Session> read(JWTClaimsSet claims) throws ParseException {
        if (!Objects.equals(claims.getLongClaim("v"), VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                grant(claims),
                present(claims.getStringClaim("key")),
                present(claims.getStringClaim("secret")),
                instant(claims.getIssueTime()),
                instant(claims.getExpirationTime())));
    }

    private static Grant grant(JWTClaimsSet claims) throws ParseException {
        return new Grant(
                claims.getAudience().get(0),
                present(claims.getSubject()),
                present(claims.getStringClaim("role")),
                present(claims.getStringClaim("name")),
                List.copyOf(present(claims.getStringListClaim("amr"))),
                tags(present(claims.getJSONObjectClaim("tags"))));
    }

    private static Map<String, String> tags(Map<String, Object> claim) {
        return claim.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private static Instant instant(@Nullable Date date) throws ParseException {
        return present(date).toInstant();
    }

    private static <T> T present(@Nullable T claim) throws ParseException {
        if (claim == null) {
            throw new ParseException("a session claim is missing", 0);
        }
        return claim;
    }
}
