package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;

final class UpdateDeviceStatusTest {
    private final Fixture pools = new Fixture();
    private final TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, true));

    @Test
    void a_device_is_remembered_and_forgotten_again_as_the_user_says() {
        device.confirm();
        pools.clock.pass(Duration.ofSeconds(3));

        update(DeviceRememberedStatusType.REMEMBERED);

        assertThat(device.attribute("dev:device_remembered_status")).isEqualTo("remembered");
        assertThat(device.described().deviceLastModifiedDate()).isEqualTo(pools.clock.instant());
        update(DeviceRememberedStatusType.NOT_REMEMBERED);
        assertThat(device.attribute("dev:device_remembered_status")).isEqualTo("not_remembered");
    }

    @Test
    void a_device_that_is_not_there_and_a_status_that_is_none_are_refused() {
        assertThatThrownBy(() -> update(DeviceRememberedStatusType.REMEMBERED))
                .isInstanceOf(ResourceNotFoundException.class);
        device.confirm();
        assertThatThrownBy(() -> update(null)).isInstanceOf(InvalidParameterException.class);
    }

    private void update(@Nullable DeviceRememberedStatusType status) {
        pools.call(UpdateDeviceStatusRequest.builder()
                .accessToken(device.tokens.accessToken())
                .deviceKey(device.key())
                .deviceRememberedStatus(status)
                .build());
    }
}
