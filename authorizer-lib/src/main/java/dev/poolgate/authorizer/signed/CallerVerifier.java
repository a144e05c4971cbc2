package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.sign.ExpectedScope;
import dev.poolgate.authorizer.sign.SignableRequest;
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
    private static final SignatureResult.Invalid EXPIRED = new SignatureResult.Invalid(
            SignatureError.EXPIRED_SESSION, "The security token included in the request is expired");

    private final SignedCallers callers;
    private final ExpectedScope scope;
    private final Clock clock;

    public CallerVerifier(SignedCallers callers, ExpectedScope scope, Clock clock) {
        this.callers = callers;
        this.scope = scope;
        this.clock = clock;
    }

    public CallerResult verify(SignableRequest request) {
        OneLookup lookup = new OneLookup(callers);
        SignatureResult result = new SignatureVerifier(lookup, clock, FORMS).verify(request, scope);
        return result.fold(valid -> proven(valid, lookup.outcome()), invalid -> rejected(invalid, lookup.outcome()));
    }

    private CallerResult proven(SignatureResult.Valid valid, CallerLookup lookup) {
        return lookup.fold(
                caller -> clock.instant().isBefore(caller.expiresAt())
                        ? new CallerResult.Proven(caller, valid.signature())
                        : new CallerResult.Rejected(EXPIRED),
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
