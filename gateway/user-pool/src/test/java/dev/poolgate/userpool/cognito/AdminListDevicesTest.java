package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminListDevicesTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.trackingPool(true, false);
    private final TestDevice device = TestDevice.offered(pools, poolId);

    AdminListDevicesTest() {
        device.confirm();
    }

    @Test
    void an_administrator_sees_the_devices_of_a_user() {
        AdminListDevicesResponse response = pools.call(request(device.name));

        assertThat(response.devices()).containsExactly(device.described());
        assertThat(response.paginationToken()).isNull();
    }

    @Test
    void an_unknown_user_another_users_device_and_a_pool_without_devices_are_refused() {
        assertThatThrownBy(() -> pools.call(request("nobody"))).isInstanceOf(UserNotFoundException.class);

        assertThatThrownBy(() -> pools.call(request(device.name).toBuilder()
                        .userPoolId(pools.poolId())
                        .build()))
                .isInstanceOf(InvalidUserPoolConfigurationException.class);
    }

    private AdminListDevicesRequest request(String name) {
        return AdminListDevicesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .build();
    }
}
