package dev.poolgate.identitypool.login.saml;

import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.SamlResult.Reason;

/**
 * A response is refused, with STS's words as far as they are known. Does not leave the package. It has no stack trace:
 * anybody can cause one.
 */
final class SamlRefusal extends Exception {
    private final Reason reason;

    private SamlRefusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static SamlRefusal invalid(String message) {
        return new SamlRefusal(Reason.INVALID, message);
    }

    static SamlRefusal malformed() {
        return invalid("Your request included an invalid SAML response.");
    }

    static SamlRefusal signature() {
        return invalid("Response signature invalid");
    }

    static SamlRefusal issuer() {
        return invalid("Issuer not present in specified provider");
    }

    static SamlRefusal expired(String message) {
        return new SamlRefusal(Reason.EXPIRED, message);
    }

    static SamlRefusal claim(String message) {
        return new SamlRefusal(Reason.CLAIM_REJECTED, message);
    }

    static void require(boolean holds, SamlRefusal otherwise) throws SamlRefusal {
        if (!holds) {
            throw otherwise;
        }
    }

    SamlResult result() {
        return new SamlResult.Rejected(reason, String.valueOf(getMessage()));
    }
}
