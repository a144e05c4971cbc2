package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class ForgetDeviceTest {
    private final Fixture pools = new Fixture();
    private final TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, false));

    @Test
    void a_forgotten_device_is_not_there_and_refreshes_no_more() {
        device.confirm();
        TestDevice other = TestDevice.offered(pools, device.client, device.name);

        forget();

        assertThatThrownBy(device::described).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> refresh(device)).hasMessage("Refresh Token has been revoked");
        assertThat(refresh(other)).isNotNull();
        assertThatThrownBy(this::forget).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void without_a_token_there_is_no_user() {
        assertThatThrownBy(() -> pools.call(
                        ForgetDeviceRequest.builder().deviceKey(device.key()).build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void forget() {
        pools.call(ForgetDeviceRequest.builder()
                .accessToken(device.tokens.accessToken())
                .deviceKey(device.key())
                .build());
    }

    private InitiateAuthResponse refresh(TestDevice of) {
        return pools.initiate(
                of.client,
                AuthFlowType.REFRESH_TOKEN_AUTH,
                Map.of("REFRESH_TOKEN", of.tokens.refreshToken(), "DEVICE_KEY", of.key()));
    }
}
