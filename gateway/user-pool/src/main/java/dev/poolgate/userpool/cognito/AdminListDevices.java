package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.DeviceTable;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesResponse;

/** The devices of a user, page by page. */
final class AdminListDevices extends CognitoOperation<AdminListDevicesRequest, AdminListDevicesResponse> {
    private final Pools pools;
    private final Users users;
    private final Devices devices;

    AdminListDevices(Pools pools, Users users, Devices devices) {
        super(Access.SIGNED, AdminListDevicesRequest::builder);
        this.pools = pools;
        this.users = users;
        this.devices = devices;
    }

    @Override
    AdminListDevicesResponse answer(AdminListDevicesRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        User user = users.require(pool, request.username());
        if (!pool.tracksDevices()) {
            return AdminListDevicesResponse.builder().devices(List.of()).build();
        }
        Page<DeviceTable.Row> page = Page.of(
                request.paginationToken(),
                request.limit(),
                DeviceTable.Row::key,
                (after, limit) -> devices.list(user, after, limit));
        return AdminListDevicesResponse.builder()
                .devices(page.items().stream()
                        .map(device -> UserDevices.described(pool, user, device))
                        .toList())
                .paginationToken(page.next().orElse(null))
                .build();
    }
}
