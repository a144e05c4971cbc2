package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesResponse;
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
    void an_unknown_user_is_refused_and_a_pool_without_devices_has_none() {
        assertThatThrownBy(() -> pools.call(request("nobody"))).isInstanceOf(UserNotFoundException.class);

        AdminListDevicesResponse none = pools.call(request(pools.confirmedUser()).toBuilder()
                .userPoolId(pools.poolId())
                .build());
        assertThat(none.devices()).isEmpty();
    }

    private AdminListDevicesRequest request(String name) {
        return AdminListDevicesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .build();
    }
}
