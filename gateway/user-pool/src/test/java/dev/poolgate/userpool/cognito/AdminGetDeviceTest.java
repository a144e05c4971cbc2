package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminGetDeviceTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.trackingPool(true, false);
    private final TestDevice device = TestDevice.offered(pools, poolId);

    AdminGetDeviceTest() {
        device.confirm();
    }

    @Test
    void an_administrator_sees_a_users_device() {
        AdminGetDeviceResponse response = pools.call(request(device.name));

        assertThat(response.device()).isEqualTo(device.described());
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

    private AdminGetDeviceRequest request(String name) {
        return AdminGetDeviceRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .deviceKey(device.key())
                .build();
    }
}
