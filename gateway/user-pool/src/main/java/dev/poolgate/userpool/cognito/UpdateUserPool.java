package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.PoolMfa;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.imports.ImportJobs;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.triggers.Triggers;
import java.time.Clock;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Replaces the settings of a pool; what the request leaves out is the default again. */
final class UpdateUserPool extends CognitoOperation<UpdateUserPoolRequest, UpdateUserPoolResponse> {
    private final UserPoolStorage storage;
    private final Triggers triggers;
    private final Clock clock;

    UpdateUserPool(UserPoolStorage storage, Triggers triggers, Clock clock) {
        super(Access.SIGNED, UpdateUserPoolRequest::builder);
        this.storage = storage;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Override
    UpdateUserPoolResponse answer(UpdateUserPoolRequest request, AwsCall call) {
        triggers.requireKnown(request.lambdaConfig());
        storage.atomically(() -> {
            Pool before = Pools.found(storage.pools().lock(request.userPoolId()), request.userPoolId());
            ImportJobs.refuseWhileRunning(storage, before.id());
            Pool after = PoolSettings.replacing(before, request, clock.instant());
            requireFactors(storage.poolMfa().of(after));
            storage.pools().replace(after);
        });
        return UpdateUserPoolResponse.builder().build();
    }

    /** A pool that asks for a second factor has one to ask for. */
    private static void requireFactors(PoolMfa mfa) {
        if (mfa.pool().settings().mfaConfiguration() == UserPoolMfaType.UNKNOWN_TO_SDK_VERSION) {
            throw Refusals.invalidParameter("Invalid MfaConfiguration.");
        }
        if (!mfa.off() && Stream.of(SecondFactor.values()).noneMatch(mfa::offers)) {
            throw Refusals.invalidParameter(
                    "Invalid MFA configuration given, can't disable all MFAs and require an MFA configuration.");
        }
    }
}
