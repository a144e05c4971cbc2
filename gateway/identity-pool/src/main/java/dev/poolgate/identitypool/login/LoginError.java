package dev.poolgate.identitypool.login;

import java.time.Instant;
import java.util.Locale;

/** Why a login was refused, with the text that Cognito answers. */
public enum LoginError {
    /** The provider, or the client the token was issued to, is not one of the pool's. */
    UNSUPPORTED_PROVIDER("Token is not from a supported provider of this identity pool."),
    /** The token is of another issuer than the key of the Logins map says. */
    ISSUER_MISMATCH("Invalid login token. Issuer doesn't match providerName"),
    /** See {@link #expired}. */
    EXPIRED("Invalid login token. Token expired: %d >= %d"),
    /** Forged, of an unknown key, or of an algorithm that is not allowed. */
    UNVERIFIABLE("Invalid login token. Couldn't verify signed token."),
    /** An access token of a user pool has none. */
    MISSING_AUDIENCE("Invalid login token. Missing a required claim: aud"),
    /** Not a token, or not one that says who somebody is. */
    NOT_AN_ID_TOKEN("Invalid login token. Not a valid OpenId Connect identity token."),
    /** Nobody can have such an id, see {@link Login#admits}. */
    SUBJECT_UNUSABLE("Invalid login token. The subject is too long or has characters that are not allowed."),
    /** Signed out everywhere, disabled or deleted at the provider, and the pool asks for that. */
    REVOKED("Invalid login token. Token has been revoked.");

    private final String text;

    LoginError(String text) {
        this.text = text;
    }

    /** A stable name for logs and metrics, for example {@code login_issuer_mismatch}. */
    public String code() {
        return "login_" + name().toLowerCase(Locale.ROOT);
    }

    public LoginResult.Rejected rejected() {
        return new LoginResult.Rejected(this, text);
    }

    /** Cognito puts the present before the expiry, both in epoch seconds. */
    public static LoginResult.Rejected expired(Instant now, Instant expiry) {
        return new LoginResult.Rejected(
                EXPIRED, String.format(Locale.ROOT, EXPIRED.text, now.getEpochSecond(), expiry.getEpochSecond()));
    }
}
