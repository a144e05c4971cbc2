package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetDeviceResponse;

/** A device of a user. */
final class AdminGetDevice extends CognitoOperation<AdminGetDeviceRequest, AdminGetDeviceResponse> {
    private final Pools pools;
    private final Users users;
    private final Devices devices;

    AdminGetDevice(Pools pools, Users users, Devices devices) {
        super(Access.SIGNED, AdminGetDeviceRequest::builder);
        this.pools = pools;
        this.users = users;
        this.devices = devices;
    }

    @Override
    AdminGetDeviceResponse answer(AdminGetDeviceRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Devices.requireTracking(pool);
        User user = users.require(pool, request.username());
        return AdminGetDeviceResponse.builder()
                .device(UserDevices.described(pool, user, devices.require(user, request.deviceKey())))
                .build();
    }
}
