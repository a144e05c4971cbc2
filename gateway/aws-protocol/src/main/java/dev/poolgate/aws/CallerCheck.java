package dev.poolgate.aws;

import dev.poolgate.authorizer.sign.ExpectedScope;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.signed.SignedCallers;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Establishes who calls: a signature where the operation asks for one, nobody where it does not. Most of what has to be
 * signed administers something, and the temporary credentials that users get by exchange must not: an operation says
 * where they may.
 */
final class CallerCheck {
    /** Who signs with temporary credentials is of this service, whichever way they were got. */
    private static final Pattern SESSION = Pattern.compile("arn:[^:]*:sts:.*", Pattern.DOTALL);

    private final SignatureVerifier verifier;
    private final SignatureVerifier anyForm;
    private final SignedCallers callers;
    private final AwsDefaults defaults;

    CallerCheck(SignatureVerifier verifier, SignedCallers callers, AwsDefaults defaults) {
        this.verifier = verifier;
        this.anyForm = verifier.inAnyForm();
        this.callers = callers;
        this.defaults = defaults;
    }

    AwsCall call(WireRequest request, Target target, String requestId) {
        AwsCall call = target.operation().signed()
                ? signed(request, target, requestId)
                : new AwsCall(requestId, defaults.region(), defaults.accountId(), Optional.empty());
        return call.from(request.source());
    }

    private AwsCall signed(WireRequest request, Target target, String requestId) {
        ExpectedScope scope = ExpectedScope.anyRegion(target.service().signingName());
        SignatureResult.Valid valid =
                verifier(target).verify(request.head(), scope).fold(ok -> ok, CallerCheck::refuse);
        String principal = valid.key().principalArn();
        if (!target.operation().forSessions()) {
            refuseSession(principal, target);
        }
        String keyId = valid.key().accessKeyId();
        return new AwsCall(
                requestId,
                valid.scope().region(),
                defaults.accountId(),
                Optional.of(principal),
                Optional.of(keyId),
                caller(valid),
                Optional.empty());
    }

    /** Where an operation takes no signature in the URL, one there counts as none, so that nothing is told about it. */
    private SignatureVerifier verifier(Target target) {
        return target.operation().presignable() ? anyForm : verifier;
    }

    private Optional<SignedCaller> caller(SignatureResult.Valid valid) {
        return callers.find(valid.key().accessKeyId(), valid.sessionToken().orElse(null))
                .fold(Optional::of, CallerCheck::refuseExpired, Optional::empty);
    }

    private static void refuseSession(String principal, Target target) {
        if (SESSION.matcher(principal).matches()) {
            String action =
                    target.service().signingName() + ":" + target.operation().name();
            throw new CommonErrorException(
                    CommonError.ACCESS_DENIED, "User: " + principal + " is not authorized to perform: " + action);
        }
    }

    private static Optional<SignedCaller> refuseExpired() {
        throw new CommonErrorException(
                CommonError.EXPIRED_TOKEN, "The security token included in the request is expired");
    }

    private static SignatureResult.Valid refuse(SignatureResult.Invalid invalid) {
        throw new CommonErrorException(common(invalid.error()), invalid.message());
    }

    private static CommonError common(SignatureError error) {
        return switch (error) {
            case MISSING -> CommonError.MISSING_AUTHENTICATION_TOKEN;
            case MALFORMED, NO_BODY -> CommonError.INCOMPLETE_SIGNATURE;
            case UNKNOWN_KEY -> CommonError.UNRECOGNIZED_CLIENT;
            case EXPIRED_SESSION -> CommonError.EXPIRED_TOKEN;
            case EXPIRED, NOT_YET_CURRENT, WRONG_SCOPE, UNSIGNED_HEADER, BODY_MISMATCH, MISMATCH, REPLAYED ->
                CommonError.INVALID_SIGNATURE;
        };
    }
}
