package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminForgetDeviceTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.trackingPool(true, false);
    private final TestDevice device = TestDevice.offered(pools, poolId);

    AdminForgetDeviceTest() {
        device.confirm();
    }

    @Test
    void an_administrator_forgets_a_users_device() {
        pools.call(request(device.name));

        assertThatThrownBy(device::described).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(request(device.name))).isInstanceOf(ResourceNotFoundException.class);
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

    private AdminForgetDeviceRequest request(String name) {
        return AdminForgetDeviceRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .deviceKey(device.key())
                .build();
    }
}
