package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceResponse;

/** Forgets a device of a user. */
final class AdminForgetDevice extends CognitoOperation<AdminForgetDeviceRequest, AdminForgetDeviceResponse> {
    private final Pools pools;
    private final Users users;
    private final Devices devices;

    AdminForgetDevice(Pools pools, Users users, Devices devices) {
        super(Access.SIGNED, AdminForgetDeviceRequest::builder);
        this.pools = pools;
        this.users = users;
        this.devices = devices;
    }

    @Override
    AdminForgetDeviceResponse answer(AdminForgetDeviceRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Devices.requireTracking(pool);
        User user = users.require(pool, request.username());
        devices.forget(user, request.deviceKey());
        return AdminForgetDeviceResponse.builder().build();
    }
}
