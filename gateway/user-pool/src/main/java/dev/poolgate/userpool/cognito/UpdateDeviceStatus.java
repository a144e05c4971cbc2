package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusResponse;

/** Says whether a device is to be remembered. */
final class UpdateDeviceStatus extends CognitoOperation<UpdateDeviceStatusRequest, UpdateDeviceStatusResponse> {
    private final AccessTokens tokens;
    private final Devices devices;

    UpdateDeviceStatus(AccessTokens tokens, Devices devices) {
        super(Access.PUBLIC, UpdateDeviceStatusRequest::builder);
        this.tokens = tokens;
        this.devices = devices;
    }

    @Override
    UpdateDeviceStatusResponse answer(UpdateDeviceStatusRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        Devices.requireTracking(token.pool());
        devices.remember(token.user(), request.deviceKey(), UserDevices.remembered(request.deviceRememberedStatus()));
        return UpdateDeviceStatusResponse.builder().build();
    }
}
