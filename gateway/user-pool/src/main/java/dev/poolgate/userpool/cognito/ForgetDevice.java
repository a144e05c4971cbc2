package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceResponse;

/** Forgets a device of the access token's user. */
final class ForgetDevice extends CognitoOperation<ForgetDeviceRequest, ForgetDeviceResponse> {
    private final AccessTokens tokens;
    private final Devices devices;

    ForgetDevice(AccessTokens tokens, Devices devices) {
        super(Access.PUBLIC, ForgetDeviceRequest::builder);
        this.tokens = tokens;
        this.devices = devices;
    }

    @Override
    ForgetDeviceResponse answer(ForgetDeviceRequest request, AwsCall call) {
        AccessToken token = tokens.require(UserDevices.given(request.accessToken()));
        Devices.requireTracking(token.pool());
        devices.forget(token.user(), request.deviceKey());
        return ForgetDeviceResponse.builder().build();
    }
}
