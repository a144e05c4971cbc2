package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ExpectedScope;
import dev.poolgate.authorizer.sign.PlausibleSignature;
import dev.poolgate.authorizer.sign.RequestHead;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureForm;
import dev.poolgate.authorizer.sign.SignatureResult;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** From a signed request to its signer, in either form of a signature. Thread-safe; never blocks. */
public final class CallerVerifier {
    private static final Set<SignatureForm> FORMS = EnumSet.allOf(SignatureForm.class);

    private final SignedCallers callers;
    private final ExpectedScope scope;
    private final Clock clock;

    public CallerVerifier(SignedCallers callers, ExpectedScope scope, Clock clock) {
        this.callers = callers;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * All that can be said before the body is there, which is the last question: a session that is over has no body
     * asked for.
     */
    public CallerHead verifyHead(RequestHead head) {
        OneLookup lookup = new OneLookup(callers);
        return new SignatureVerifier(lookup, clock, FORMS)
                .verifyHead(head, scope)
                .fold(
                        plausible -> known(plausible, lookup.outcome()),
                        invalid -> new CallerHead.Rejected(rejected(invalid, lookup.outcome())));
    }

    private CallerHead known(PlausibleSignature signature, CallerLookup lookup) {
        return lookup.fold(
                caller -> caller.isOverAt(clock.instant())
                        ? new CallerHead.Rejected(CallerResult.Rejected.EXPIRED)
                        : new CallerHead.Plausible(new PlausibleCaller(caller, signature, clock)),
                () -> new CallerHead.Rejected(CallerResult.Rejected.EXPIRED),
                () -> {
                    throw new IllegalStateException("a signature of nobody was plausible");
                });
    }

    /** That a session is over is told without a look at the signature, as AWS tells it: nothing could fit any more. */
    private static CallerResult.Rejected rejected(SignatureResult.Invalid invalid, CallerLookup lookup) {
        boolean expired = lookup instanceof CallerLookup.Expired && invalid.error() == SignatureError.UNKNOWN_KEY;
        return expired ? CallerResult.Rejected.EXPIRED : new CallerResult.Rejected(invalid);
    }
}
