package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminUpdateDeviceStatusTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.trackingPool(true, false);
    private final TestDevice device = TestDevice.offered(pools, poolId);

    AdminUpdateDeviceStatusTest() {
        device.confirm();
    }

    @Test
    void an_administrator_says_that_a_device_is_not_remembered() {
        pools.call(request(device.name));

        assertThat(device.attribute("dev:device_remembered_status")).isEqualTo("not_remembered");
    }

    @Test
    void an_unknown_user_another_users_device_and_a_pool_without_devices_are_refused() {
        assertThatThrownBy(() -> pools.call(request("nobody"))).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pools.call(request(pools.confirmedUser(poolId))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(request(device.name).toBuilder()
                        .userPoolId(pools.poolId())
                        .build()))
                .isInstanceOf(InvalidUserPoolConfigurationException.class);
    }

    private AdminUpdateDeviceStatusRequest request(String name) {
        return AdminUpdateDeviceStatusRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .deviceKey(device.key())
                .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED)
                .build();
    }
}
