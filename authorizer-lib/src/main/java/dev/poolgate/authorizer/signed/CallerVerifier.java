package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ExpectedScope;
import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.PlausibleSignature;
import dev.poolgate.authorizer.sign.RequestHead;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureForm;
import dev.poolgate.authorizer.sign.SignatureResult;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** From a signed request to its signer, in either form of a signature. Thread-safe; never blocks. */
public final class CallerVerifier {
    private static final Set<SignatureForm> FORMS = EnumSet.allOf(SignatureForm.class);
    private static final SignatureResult.Invalid EXPIRED = new SignatureResult.Invalid(
            SignatureError.EXPIRED_SESSION, "The security token included in the request is expired");

    private static final SignatureResult NO_BODY =
            new SignatureResult.Invalid(SignatureError.NO_BODY, "The request body could not be read.");

    private final SignedCallers callers;
    private final ExpectedScope scope;
    private final Clock clock;

    public CallerVerifier(SignedCallers callers, ExpectedScope scope, Clock clock) {
        this.callers = callers;
        this.scope = scope;
        this.clock = clock;
    }

    /** The body is asked for only where it is the last question, and its session is not over. */
    public CompletionStage<CallerResult> verify(RequestHead head, PendingBody body) {
        OneLookup lookup = new OneLookup(callers);
        return new SignatureVerifier(lookup, clock, FORMS)
                .verifyHead(head, scope)
                .fold(
                        plausible -> isOver(lookup.outcome())
                                ? CompletableFuture.completedFuture(new CallerResult.Rejected(EXPIRED))
                                : body.hash().thenApply(hash -> verified(plausible, hash, lookup.outcome())),
                        invalid -> CompletableFuture.completedFuture(rejected(invalid, lookup.outcome())));
    }

    private CallerResult verified(PlausibleSignature plausible, Optional<String> hash, CallerLookup lookup) {
        return hash.map(plausible::verify)
                .orElse(NO_BODY)
                .fold(valid -> proven(valid, lookup), CallerResult.Rejected::new);
    }

    private boolean isOver(CallerLookup lookup) {
        return lookup.fold(caller -> !clock.instant().isBefore(caller.expiresAt()), () -> true, () -> false);
    }

    private CallerResult proven(SignatureResult.Valid valid, CallerLookup lookup) {
        return lookup.fold(
                caller -> isOver(lookup)
                        ? new CallerResult.Rejected(EXPIRED)
                        : new CallerResult.Proven(caller, valid.signature()),
                () -> new CallerResult.Rejected(EXPIRED),
                () -> {
                    throw new IllegalStateException("a signature of nobody was valid");
                });
    }

    /** That a session is over is told without a look at the signature, as AWS tells it: nothing could fit any more. */
    private static CallerResult rejected(SignatureResult.Invalid invalid, CallerLookup lookup) {
        boolean expired = lookup instanceof CallerLookup.Expired && invalid.error() == SignatureError.UNKNOWN_KEY;
        return new CallerResult.Rejected(expired ? EXPIRED : invalid);
    }
}
