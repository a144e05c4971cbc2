package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceSecretVerifierConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidUserPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;

final class ConfirmDeviceTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_confirmed_device_is_remembered_unless_the_pool_wants_the_user_to_say_so() {
        TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, false));
        TestDevice asked = TestDevice.offered(pools, pools.trackingPool(true, true));

        assertThat(device.confirm()).isFalse();
        assertThat(asked.confirm()).isTrue();
        assertThat(device.attribute("dev:device_remembered_status")).isEqualTo("remembered");
        assertThat(asked.attribute("dev:device_remembered_status")).isEqualTo("not_remembered");
    }

    @Test
    void a_device_is_confirmed_once_and_only_by_the_session_it_was_offered_to() {
        TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, false));
        TestDevice other = TestDevice.offered(pools, device.client, device.name);
        device.confirm();

        assertThatThrownBy(device::confirm).isInstanceOf(DeviceKeyExistsException.class);
        assertThatThrownBy(() -> other.confirm(other.tokens.accessToken(), device.key(), device.secret()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid device key given.");
    }

    @Test
    void a_device_without_a_secret_is_confirmed_but_cannot_prove_itself() {
        TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, false));

        device.confirm(device.tokens.accessToken(), device.key(), null);

        AuthenticationResultType tokens = device.begin().authenticationResult();
        assertThat(tokens.newDeviceMetadata().deviceKey()).isNotEqualTo(device.key());
    }

    @Test
    void a_secret_that_is_none_is_refused() {
        TestDevice device = TestDevice.offered(pools, pools.trackingPool(true, false));
        String verifier = device.secret().passwordVerifier();
        String tooLarge = Base64.getEncoder().encodeToString(new byte[] {0, 1}) + "!";
        for (DeviceSecretVerifierConfigType secret : List.of(
                secret("AA==", "AQ=="),
                secret(tooLarge, "AQ=="),
                secret(verifier, ""),
                secret(verifier, null),
                secret(null, "AQ=="),
                secret(verifier, Base64.getEncoder().encodeToString(new byte[65])),
                secret(Base64.getEncoder().encodeToString(ones(384)), "AQ=="))) {
            assertThatThrownBy(() -> device.confirm(device.tokens.accessToken(), device.key(), secret))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessage("Invalid device secret verifier given.");
        }
    }

    @Test
    void a_pool_that_tracks_no_devices_says_so_before_anything_of_the_device() {
        String token = pools.signIn(pools.clientId(), pools.confirmedUser()).accessToken();

        assertThatThrownBy(() -> pools.call(ConfirmDeviceRequest.builder()
                        .accessToken(token)
                        .deviceKey("eu-west-1_0")
                        .build()))
                .isInstanceOf(InvalidUserPoolConfigurationException.class);
        assertThatThrownBy(() -> pools.call(
                        ListDevicesRequest.builder().accessToken(token).build()))
                .isInstanceOf(InvalidUserPoolConfigurationException.class);
    }

    private static byte[] ones(int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) -1);
        return bytes;
    }

    private static DeviceSecretVerifierConfigType secret(@Nullable String verifier, @Nullable String salt) {
        return DeviceSecretVerifierConfigType.builder()
                .passwordVerifier(verifier)
                .salt(salt)
                .build();
    }
}
