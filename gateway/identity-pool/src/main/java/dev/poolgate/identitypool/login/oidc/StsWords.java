package dev.poolgate.identitypool.login.oidc;

import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityResult.Reason;
import dev.poolgate.identitypool.login.WebIdentityResult.Rejected;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rejections of web identity tokens as STS words them, as far as its words are known. */
final class StsWords {
    private static final Pattern PLAIN_URL = Pattern.compile("[\\w.:/~%@+-]{1,255}");

    private StsWords() {}

    static WebIdentityResult notAToken() {
        return invalid(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }

    /** STS repeats the issuer; what is no plain URL is not repeated. */
    static WebIdentityResult unknownIssuer(String iss) {
        String shown = PLAIN_URL.matcher(iss).matches() ? iss : "the issuer of the token";
        return invalid("No OpenIDConnect provider found in your account for " + shown);
    }

    static WebIdentityResult expired(Instant now, Instant expiry) {
        return new Rejected(
                Reason.EXPIRED,
                String.format(
                        Locale.ROOT,
                        "Token expired: current date/time %d must be before the expiration date/time %d",
                        now.getEpochSecond(),
                        expiry.getEpochSecond()));
    }

    /** Of all but {@link TokenError#EXPIRED}. */
    static WebIdentityResult rejected(TokenError error) {
        return switch (error) {
            case AUDIENCE -> invalid("Incorrect token audience");
            case UNKNOWN_KEY ->
                invalid("Couldn't retrieve verification key from your identity provider, "
                        + "please reference AssumeRoleWithWebIdentity documentation for requirements");
            case SIGNATURE, ALGORITHM -> invalid("Token signature invalid");
            case CLAIMS -> invalid("A required claim of the token is missing or malformed");
            case NOT_YET_VALID, ISSUED_IN_FUTURE -> invalid("Token is not valid yet");
            default -> notAToken();
        };
    }

    private static WebIdentityResult invalid(String message) {
        return new Rejected(Reason.INVALID, message);
    }
}
