package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.storage.DeviceTable;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceResponse;

/** A device of the access token's user. */
final class GetDevice extends CognitoOperation<GetDeviceRequest, GetDeviceResponse> {
    private final AccessTokens tokens;
    private final Devices devices;

    GetDevice(AccessTokens tokens, Devices devices) {
        super(Access.PUBLIC, GetDeviceRequest::builder);
        this.tokens = tokens;
        this.devices = devices;
    }

    @Override
    GetDeviceResponse answer(GetDeviceRequest request, AwsCall call) {
        AccessToken token = tokens.require(UserDevices.given(request.accessToken()));
        Devices.requireTracking(token.pool());
        DeviceTable.Row device = devices.require(token.user(), request.deviceKey());
        return GetDeviceResponse.builder()
                .device(UserDevices.described(token.pool(), token.user(), device))
                .build();
    }
}
