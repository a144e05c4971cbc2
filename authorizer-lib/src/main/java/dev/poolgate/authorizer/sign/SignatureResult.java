package dev.poolgate.authorizer.sign;

import java.util.Optional;
import java.util.function.Function;

/** The outcome of checking a signature. */
public sealed interface SignatureResult {

    /**
     * The holder of this key signed exactly this request, just now.
     *
     * @param sessionToken that the key was found with
     */
    record Valid(AccessKey key, Optional<String> sessionToken, CredentialScope scope, ProvenSignature signature)
            implements SignatureResult {

        /** Without the token. */
        @Override
        public String toString() {
            return "Valid[" + key + ", " + scope + "]";
        }
    }

    /** @param message for the caller, in AWS's own words; tells nothing that is not in the request */
    record Invalid(SignatureError error, String message) implements SignatureResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Valid, T> valid, Function<Invalid, T> invalid) {
        return this instanceof Valid v ? valid.apply(v) : invalid.apply((Invalid) this);
    }
}
