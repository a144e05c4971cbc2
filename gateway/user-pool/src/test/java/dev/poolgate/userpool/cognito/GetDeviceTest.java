package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class GetDeviceTest {
    private final Fixture pools = new Fixture();
    private final TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, false));

    @Test
    void a_device_is_described_as_it_was_confirmed() {
        device.confirm();

        DeviceType described = device.described();

        assertThat(described.deviceKey()).isEqualTo(device.key());
        assertThat(described.deviceCreateDate()).isEqualTo(pools.clock.instant());
        assertThat(described.deviceLastModifiedDate()).isEqualTo(pools.clock.instant());
        assertThat(device.attribute("device_name")).isEqualTo("phone");
        assertThat(device.attribute("device_status")).isEqualTo("valid");
        assertThat(device.attribute("dev:device_owner")).startsWith(device.name + ".eu-west-1_");
    }

    @Test
    void one_that_was_only_offered_or_is_another_users_is_not_there() {
        assertThatThrownBy(device::described)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("Device does not exist.");
        TestDevice other = TestDevice.offered(pools, pools.trackingPool(true, false));
        other.confirm();
        assertThatThrownBy(() -> pools.call(GetDeviceRequest.builder()
                        .accessToken(device.tokens.accessToken())
                        .deviceKey(other.key())
                        .build()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void without_a_token_there_is_no_user() {
        assertThatThrownBy(() -> pools.call(
                        GetDeviceRequest.builder().deviceKey(device.key()).build()))
                .isInstanceOf(InvalidParameterException.class);
    }
}
