package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.PlausibleSignature;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Somebody whose key is known, whose session is not over, and whose signature fits as far as the body is not asked. */
public final class PlausibleCaller {
    private static final SignatureResult NO_BODY =
            new SignatureResult.Invalid(SignatureError.NO_BODY, "The request body could not be read.");

    private final SignedCaller caller;
    private final PlausibleSignature signature;
    private final Clock clock;

    PlausibleCaller(SignedCaller caller, PlausibleSignature signature, Clock clock) {
        this.caller = caller;
        this.signature = signature;
        this.clock = clock;
    }

    public SignedCaller caller() {
        return caller;
    }

    /** Whether they signed the head already, because it announces the body's hash. */
    public boolean isProvenByHead() {
        return signature.isChecked();
    }

    /** Asks for the body, on account of the caller where it is certain enough that it is theirs. */
    public CompletionStage<CallerResult> verify(PendingBody body) {
        Optional<String> account =
                signature.showsSecret() && !caller.isGuest() ? Optional.of(caller.holder()) : Optional.empty();
        return body.hash(account).thenApply(this::verified);
    }

    private CallerResult verified(Optional<String> hash) {
        return hash.map(signature::verify).orElse(NO_BODY).fold(this::proven, CallerResult.Rejected::new);
    }

    /** A session may end while its body arrives. */
    private CallerResult proven(SignatureResult.Valid valid) {
        return caller.isOverAt(clock.instant())
                ? CallerResult.Rejected.EXPIRED
                : new CallerResult.Proven(caller, valid.signature());
    }

    @Override
    public String toString() {
        return "PlausibleCaller[" + caller.key() + "]";
    }
}
