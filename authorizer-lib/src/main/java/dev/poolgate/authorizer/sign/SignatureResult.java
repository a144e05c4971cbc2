package dev.poolgate.authorizer.sign;

import java.util.function.Function;

/** The outcome of checking a signature. */
public sealed interface SignatureResult {

    /** The holder of this key signed exactly this request, just now. */
    record Valid(AccessKey key, CredentialScope scope, ProvenSignature signature) implements SignatureResult {}

    /** @param message for the caller, in AWS's own words; tells nothing that is not in the request */
    record Invalid(SignatureError error, String message) implements SignatureResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Valid, T> valid, Function<Invalid, T> invalid) {
        return this instanceof Valid v ? valid.apply(v) : invalid.apply((Invalid) this);
    }
}
