package dev.poolgate.authorizer;

import dev.poolgate.authorizer.policy.DenialReason;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.token.TokenError;
import java.util.function.Function;

/** What {@link Authorizer} concluded. Only {@link Allowed} may be forwarded. */
public sealed interface AccessResult {

    /** The caller is known and may. */
    record Allowed(VerifiedIdentity identity, Decision decision) implements AccessResult {}

    /** The caller is known and may not: 403, unless signing in could help. */
    record Denied(VerifiedIdentity identity, Decision decision) implements AccessResult {

        /**
         * Whether it is a guest who may not, and somebody else might: 401, RFC 9110 section 15.5.2. Of what the API
         * does not have nobody has anything.
         */
        public boolean asksToSignIn() {
            return identity instanceof VerifiedIdentity.Guest
                    && !decision.reasons().contains(DenialReason.OPERATION_UNKNOWN.code());
        }
    }

    /** The caller is not known: 401. */
    record Unauthenticated(TokenError error, String decisionId) implements AccessResult {}

    /**
     * There is no signature that proves who is calling: 403, as AWS answers.
     *
     * @param message for the caller, in AWS's own words
     */
    record SignatureRejected(SignatureError error, String message, String decisionId) implements AccessResult {}

    /** Nothing can be concluded now, for instance because an issuer's keys cannot be had: 503. */
    record Unavailable(Throwable cause, String decisionId) implements AccessResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(
            Function<Allowed, T> allowed,
            Function<Denied, T> denied,
            Function<Unauthenticated, T> unauthenticated,
            Function<SignatureRejected, T> signatureRejected,
            Function<Unavailable, T> unavailable) {
        if (this instanceof Allowed a) {
            return allowed.apply(a);
        }
        if (this instanceof Denied d) {
            return denied.apply(d);
        }
        if (this instanceof Unauthenticated u) {
            return unauthenticated.apply(u);
        }
        if (this instanceof SignatureRejected s) {
            return signatureRejected.apply(s);
        }
        return unavailable.apply((Unavailable) this);
    }
}
