package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.PoolMfa;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Says whether the pool asks for a second factor, and for which: all of it anew. */
final class SetUserPoolMfaConfig extends CognitoOperation<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse> {
    private final UserPoolStorage storage;
    private final Clock clock;

    SetUserPoolMfaConfig(UserPoolStorage storage, Clock clock) {
        super(Access.SIGNED, SetUserPoolMfaConfigRequest::builder);
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    SetUserPoolMfaConfigResponse answer(SetUserPoolMfaConfigRequest request, AwsCall call) {
        return storage.atomically(() -> {
            Pool pool = Pools.found(storage.pools().lock(request.userPoolId()), request.userPoolId());
            PoolMfa mfa = new PoolMfa(changed(pool, request), factors(request));
            requireMeaning(mfa);
            storage.pools().replace(mfa.pool());
            storage.poolMfa().put(pool.id(), mfa.factors());
            return described(mfa);
        });
    }

    static SetUserPoolMfaConfigResponse described(PoolMfa mfa) {
        return mfa.factors().toBuilder()
                .mfaConfiguration(mfa.pool().settings().mfaConfiguration())
                .build();
    }

    private Pool changed(Pool pool, SetUserPoolMfaConfigRequest request) {
        UserPoolMfaType mode = request.mfaConfiguration() == null ? UserPoolMfaType.OFF : request.mfaConfiguration();
        UserPoolType.Builder settings =
                pool.settings().toBuilder().mfaConfiguration(mode).lastModifiedDate(clock.instant());
        if (request.smsMfaConfiguration() != null
                && request.smsMfaConfiguration().smsConfiguration() != null) {
            settings.smsConfiguration(request.smsMfaConfiguration().smsConfiguration());
        }
        return new Pool(settings.build());
    }

    private static SetUserPoolMfaConfigResponse factors(SetUserPoolMfaConfigRequest request) {
        return SetUserPoolMfaConfigResponse.builder()
                .smsMfaConfiguration(request.smsMfaConfiguration())
                .softwareTokenMfaConfiguration(request.softwareTokenMfaConfiguration())
                .emailMfaConfiguration(request.emailMfaConfiguration())
                .webAuthnConfiguration(request.webAuthnConfiguration())
                .build();
    }

    private static void requireMeaning(PoolMfa mfa) {
        if (mfa.pool().settings().mfaConfiguration() == UserPoolMfaType.UNKNOWN_TO_SDK_VERSION) {
            throw Refusals.invalidParameter("Invalid MfaConfiguration.");
        }
        boolean any = Stream.of(SecondFactor.values()).anyMatch(mfa::offers);
        if (any && mfa.off()) {
            throw Refusals.invalidParameter(
                    "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
        }
        if (!any && !mfa.off()) {
            throw Refusals.invalidParameter(
                    "Invalid MFA configuration given, can't disable all MFAs and require an MFA configuration.");
        }
    }
}
