package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.Devices;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.List;

/** The operations on the devices of users. */
final class DeviceOperations {
    private DeviceOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        Devices devices = new Devices(core.storage(), core.vault(), core.identifiers(), core.clock());
        AccessTokens tokens = core.accessTokens();
        return List.of(
                new ConfirmDevice(tokens, devices),
                new UpdateDeviceStatus(tokens, devices),
                new GetDevice(tokens, devices),
                new ListDevices(tokens, devices),
                new ForgetDevice(tokens, devices),
                new AdminGetDevice(core.pools(), core.users(), devices),
                new AdminListDevices(core.pools(), core.users(), devices),
                new AdminForgetDevice(core.pools(), core.users(), devices),
                new AdminUpdateDeviceStatus(core.pools(), core.users(), devices));
    }
}
