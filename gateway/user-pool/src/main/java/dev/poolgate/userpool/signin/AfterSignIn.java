package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.tokens.SignInTokens;
import dev.poolgate.userpool.tokens.TokenCause;
import dev.poolgate.userpool.tokens.TokenCause.Source;
import dev.poolgate.userpool.triggers.Happening;
import dev.poolgate.userpool.triggers.TriggerKind;
import dev.poolgate.userpool.triggers.Triggers;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/** The end of a sign-in: tokens, as a trigger may change them, and a trigger that is told. */
final class AfterSignIn {
    private final Devices devices;
    private final SignInTokens tokens;
    private final Triggers triggers;

    AfterSignIn(Devices devices, SignInTokens tokens, Triggers triggers) {
        this.devices = devices;
        this.tokens = tokens;
        this.triggers = triggers;
    }

    /** Where the pool tracks devices, each session is bound to one: a proven one, else one that is new. */
    AuthenticationResultType tokens(SignInCall call, Progress progress) {
        if (!call.pool().tracksDevices() || progress.provenDevice().isPresent()) {
            return end(call, progress, progress.provenDevice(), false);
        }
        NewDeviceMetadataType offer = devices.offer(call.pool());
        return end(call, progress, Optional.of(offer.deviceKey()), true).toBuilder()
                .newDeviceMetadata(offer)
                .build();
    }

    private AuthenticationResultType end(
            SignInCall call, Progress progress, Optional<String> deviceKey, boolean newDevice) {
        TokenCause cause = new TokenCause(source(progress), call.clientMetadata());
        AuthenticationResultType result = tokens.start(call.pool(), call.client(), progress.user(), deviceKey, cause);
        triggers.ask(
                TriggerKind.POST_AUTHENTICATION,
                Happening.to(
                                "PostAuthentication_Authentication",
                                call.pool(),
                                Optional.of(call.client()),
                                progress.user())
                        .with("newDeviceUsed", newDevice)
                        .withMetadata(call.clientMetadata()));
        return result;
    }

    private static Source source(Progress progress) {
        if (progress.hasPassed(NewPasswordRequired.STEP)) {
            return Source.NEW_PASSWORD;
        }
        return progress.provenDevice().isPresent() ? Source.DEVICE : Source.AUTHENTICATION;
    }
}
