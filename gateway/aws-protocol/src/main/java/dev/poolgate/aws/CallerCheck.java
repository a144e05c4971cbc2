package dev.poolgate.aws;

import dev.poolgate.authorizer.sign.ExpectedScope;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.sign.SignatureResult;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import java.util.Optional;

/** Establishes who calls: a signature where the operation asks for one, nobody where it does not. */
final class CallerCheck {
    private final SignatureVerifier verifier;
    private final AwsDefaults defaults;

    CallerCheck(SignatureVerifier verifier, AwsDefaults defaults) {
        this.verifier = verifier;
        this.defaults = defaults;
    }

    AwsCall call(WireRequest request, Targets.Target target, String requestId) {
        return target.operation().signed()
                ? signed(request, target, requestId)
                : new AwsCall(requestId, defaults.region(), defaults.accountId(), Optional.empty());
    }

    private AwsCall signed(WireRequest request, Targets.Target target, String requestId) {
        ExpectedScope scope = ExpectedScope.anyRegion(target.service().signingName());
        SignatureResult.Valid valid = verifier.verify(request.head(), scope).fold(ok -> ok, CallerCheck::refuse);
        return new AwsCall(
                requestId,
                valid.scope().region(),
                defaults.accountId(),
                Optional.of(valid.key().principalArn()));
    }

    private static SignatureResult.Valid refuse(SignatureResult.Invalid invalid) {
        throw new CommonErrorException(common(invalid.error()), invalid.message());
    }

    private static CommonError common(SignatureError error) {
        return switch (error) {
            case MISSING -> CommonError.MISSING_AUTHENTICATION_TOKEN;
            case MALFORMED -> CommonError.INCOMPLETE_SIGNATURE;
            case UNKNOWN_KEY -> CommonError.UNRECOGNIZED_CLIENT;
            case EXPIRED, NOT_YET_CURRENT, WRONG_SCOPE, UNSIGNED_HEADER, BODY_MISMATCH, MISMATCH ->
                CommonError.INVALID_SIGNATURE;
        };
    }
}
