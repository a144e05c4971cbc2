package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateDeviceStatusResponse;

/** Says for a user whether a device is to be remembered. */
final class AdminUpdateDeviceStatus
        extends CognitoOperation<AdminUpdateDeviceStatusRequest, AdminUpdateDeviceStatusResponse> {
    private final Pools pools;
    private final Users users;
    private final Devices devices;

    AdminUpdateDeviceStatus(Pools pools, Users users, Devices devices) {
        super(Access.SIGNED, AdminUpdateDeviceStatusRequest::builder);
        this.pools = pools;
        this.users = users;
        this.devices = devices;
    }

    @Override
    AdminUpdateDeviceStatusResponse answer(AdminUpdateDeviceStatusRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Devices.requireTracking(pool);
        User user = users.require(pool, request.username());
        devices.remember(user, request.deviceKey(), UserDevices.remembered(request.deviceRememberedStatus()));
        return AdminUpdateDeviceStatusResponse.builder().build();
    }
}
