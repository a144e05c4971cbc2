package dev.poolgate.gateway.console;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.authorizer.token.StrictJson;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the token endpoint hands out, OpenID Connect Core section 3.1.3.3. */
final class TokenAnswer {
    private final String accessToken;
    private final String idToken;

    private TokenAnswer(String accessToken, String idToken) {
        this.accessToken = accessToken;
        this.idToken = idToken;
    }

    /** Empty where it is not the answer to a question for both tokens. */
    static Optional<TokenAnswer> read(byte[] document) {
        try {
            Map<String, @Nullable Object> members = StrictJson.object(document);
            return members.get("access_token") instanceof String access && members.get("id_token") instanceof String id
                    ? Optional.of(new TokenAnswer(access, id))
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /**
     * Whether its ID token is the one that a sign-in asked for, OpenID Connect Core section 3.1.3.7. Its signature is
     * not looked at, as item 6 there allows: it came from the token endpoint itself.
     */
    boolean answers(PendingSignIn begun, TrustedIssuer issuer, String clientId, Instant now) {
        return claims(idToken)
                .filter(claims -> issuer.isNamed(Objects.toString(claims.getIssuer(), "")))
                .filter(claims -> claims.getAudience().contains(clientId))
                .filter(claims -> claims.getClaim("azp") == null || clientId.equals(claims.getClaim("azp")))
                .filter(claims -> claims.getExpirationTime() != null
                        && now.isBefore(claims.getExpirationTime().toInstant().plus(issuer.clockSkew())))
                .filter(claims -> begun.nonce().equals(claims.getClaim("nonce")))
                .isPresent();
    }

    /** The one that can open a session: of the kind that the issuer's tokens are, and with groups where both are. */
    String opening(TrustedIssuer issuer) {
        return switch (issuer.tokenUse()) {
            case ACCESS -> accessToken;
            case ID -> idToken;
            case ANY ->
                claims(accessToken)
                                .filter(claims -> claims.getClaim(root(issuer.groupsClaim())) != null)
                                .isPresent()
                        ? accessToken
                        : idToken;
        };
    }

    /** Of a claim's name, or of a JSON Pointer to it. */
    private static String root(String claim) {
        return claim.startsWith("/") ? claim.split("/", 3)[1] : claim;
    }

    private static Optional<JWTClaimsSet> claims(String token) {
        try {
            return Optional.of(SignedJWT.parse(token).getJWTClaimsSet());
        } catch (ParseException opaque) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "TokenAnswer[redacted]";
    }
}
