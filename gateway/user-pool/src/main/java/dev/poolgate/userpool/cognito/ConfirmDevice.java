package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;

/** Confirms the device that was offered at the sign-in of the access token. */
final class ConfirmDevice extends CognitoOperation<ConfirmDeviceRequest, ConfirmDeviceResponse> {
    private final AccessTokens tokens;
    private final Devices devices;

    ConfirmDevice(AccessTokens tokens, Devices devices) {
        super(Access.PUBLIC, ConfirmDeviceRequest::builder);
        this.tokens = tokens;
        this.devices = devices;
    }

    @Override
    ConfirmDeviceResponse answer(ConfirmDeviceRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        Devices.requireTracking(token.pool());
        Optional<SrpVerifier> verifier = UserDevices.verifier(request.deviceSecretVerifierConfig());
        if (!token.deviceKey().equals(Optional.of(request.deviceKey()))) {
            throw Refusals.invalidParameter("Invalid device key given.");
        }
        boolean asks = devices.confirm(
                token.pool(), token.user(), request.deviceKey(), Optional.ofNullable(request.deviceName()), verifier);
        return ConfirmDeviceResponse.builder().userConfirmationNecessary(asks).build();
    }
}
