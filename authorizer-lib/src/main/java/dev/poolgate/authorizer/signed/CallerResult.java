package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ProvenSignature;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import java.util.function.Function;

/** Who signed a request, or why that cannot be said. */
public sealed interface CallerResult {

    record Proven(SignedCaller caller, ProvenSignature signature) implements CallerResult {}

    record Rejected(SignatureResult.Invalid why) implements CallerResult {
        static final Rejected EXPIRED = new Rejected(new SignatureResult.Invalid(
                SignatureError.EXPIRED_SESSION, "The security token included in the request is expired"));
    }

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Proven, T> proven, Function<SignatureResult.Invalid, T> rejected) {
        return this instanceof Proven p ? proven.apply(p) : rejected.apply(((Rejected) this).why());
    }
}
