package dev.poolgate.gateway.console;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a sign-in at the issuer came to nothing before there was a token to decide on. */
enum SignInError {
    /** No sign-in of this browser is under way: it took too long, was answered already, or began elsewhere. */
    SIGN_IN_EXPIRED(HttpStatus.BAD_REQUEST),
    /** The answer is to another sign-in, RFC 6749 section 10.12. */
    STATE_MISMATCH(HttpStatus.BAD_REQUEST),
    /** The answer is another issuer's, RFC 9207 section 2.4. */
    ISSUER_MISMATCH(HttpStatus.BAD_REQUEST),
    /** Whoever was asked said no, RFC 6749 section 4.1.2.1. */
    ACCESS_DENIED(HttpStatus.FORBIDDEN),
    /** The issuer did not take the question. */
    REQUEST_REFUSED(HttpStatus.BAD_REQUEST),
    /** The issuer did not take the code, RFC 6749 section 5.2. */
    CODE_REFUSED(HttpStatus.UNAUTHORIZED),
    /** The ID token is not the one that this sign-in asked for. */
    ID_TOKEN_MISMATCH(HttpStatus.UNAUTHORIZED),
    /** The issuer cannot be asked now, or not as it describes itself; the log says which. */
    ISSUER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    SignInError(HttpStatus status) {
        this.status = status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    HttpStatus status() {
        return status;
    }
}
