package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.SrpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Sign-ins in pools that track devices. */
final class DeviceSignInTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.trackingPool(true, false);

    @Test
    void a_sign_in_offers_a_new_device_and_binds_the_session_to_it() {
        TestDevice device = TestDevice.offered(pools, poolId);

        assertThat(device.key()).matches("eu-west-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(device.metadata.deviceGroupKey()).matches("-\\w{8}");
        assertThat(claims(device.tokens.accessToken()).getClaim("device_key")).isEqualTo(device.key());
        assertThat(claims(device.tokens.idToken()).getClaim("device_key")).isNull();
    }

    @Test
    void a_pool_that_does_not_track_offers_none_and_ignores_a_key() {
        AuthenticationResultType tokens = pools.initiate(
                        pools.clientId(),
                        AuthFlowType.USER_PASSWORD_AUTH,
                        Map.of("USERNAME", pools.confirmedUser(), "PASSWORD", PASSWORD, "DEVICE_KEY", "eu-west-1_0"))
                .authenticationResult();

        assertThat(tokens.newDeviceMetadata()).isNull();
        assertThat(claims(tokens.accessToken()).getClaim("device_key")).isNull();
    }

    @Test
    void a_confirmed_device_proves_itself_and_gets_no_new_name() {
        TestDevice device = confirmed();
        InitiateAuthResponse question = device.begin();
        assertThat(question.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
        assertThat(question.authenticationResult()).isNull();
        pools.restart();
        pools.clock.pass(Duration.ofMinutes(2));

        RespondToAuthChallengeResponse second =
                device.ask(question.session(), SrpClient.ofDevice(device.metadata), device.key());
        AuthenticationResultType tokens = device.prove(device.begin().session()).authenticationResult();

        assertThat(second.challengeName()).isEqualTo(ChallengeNameType.DEVICE_PASSWORD_VERIFIER);
        assertThat(second.challengeParameters())
                .containsOnlyKeys("SALT", "SRP_B", "SECRET_BLOCK", "DEVICE_KEY", "USERNAME");
        assertThat(tokens.newDeviceMetadata()).isNull();
        assertThat(claims(tokens.accessToken()).getClaim("device_key")).isEqualTo(device.key());
        assertThat(device.described().deviceLastAuthenticatedDate()).isEqualTo(pools.clock.instant());
    }

    @Test
    void a_user_who_proves_the_password_by_srp_names_the_device_at_the_beginning() {
        TestDevice device = confirmed();
        SrpClient srp = new SrpClient(poolId);
        Map<String, String> challenge = pools.initiate(
                        device.client,
                        AuthFlowType.USER_SRP_AUTH,
                        Map.of("USERNAME", device.name, "SRP_A", srp.publicValue(), "DEVICE_KEY", device.key()))
                .challengeParameters();

        RespondToAuthChallengeResponse response = pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(device.client)
                .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                .challengeResponses(srp.answer(challenge, PASSWORD, pools.clock.instant()))
                .build());

        assertThat(response.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
        assertThat(device.prove(response.session()).authenticationResult()).isNotNull();
    }

    @Test
    void a_wrong_proof_is_refused_and_an_answer_is_good_once() {
        TestDevice device = confirmed();
        String session = device.begin().session();

        assertThatThrownBy(() -> device.prove(session, "d3Jvbmc="))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
        assertThatThrownBy(() -> device.prove(session)).hasMessage("Invalid session for the user.");
    }

    @Test
    void wrong_proofs_lock_the_device_out_and_a_right_password_in_between_forgets_none() {
        TestDevice device = confirmed();
        for (int i = 0; i < 5; i++) {
            String session = device.begin().session();
            assertThatThrownBy(() -> device.prove(session, "d3Jvbmc=")).isInstanceOf(NotAuthorizedException.class);
        }

        assertThatThrownBy(() -> device.prove(device.begin().session())).hasMessage("Password attempts exceeded");
        assertThat(pools.signIn(device.client, device.name)).isNotNull();
        pools.clock.pass(Duration.ofSeconds(1));
        assertThat(device.prove(device.begin().session()).authenticationResult())
                .isNotNull();
    }

    @Test
    void another_users_device_or_an_unknown_one_is_told_so_after_the_right_password_only() {
        TestDevice device = confirmed();
        String other = pools.confirmedUser(poolId);

        assertThatThrownBy(() -> named(device.client, other, PASSWORD, device.key()))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("Device does not exist.");
        assertThatThrownBy(() -> named(device.client, other, PASSWORD, "eu-west-1_0"))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> named(device.client, other, "wrong", device.key()))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void another_device_of_the_user_cannot_answer() {
        TestDevice device = confirmed();
        TestDevice other = TestDevice.offered(pools, device.client, device.name);
        other.confirm();
        String session = device.begin().session();

        assertThatThrownBy(() -> device.ask(session, SrpClient.ofDevice(other.metadata), other.key()))
                .hasMessage("Invalid session for the user.");
        SrpClient srp = SrpClient.ofDevice(device.metadata);
        Map<String, String> challenge = device.ask(session, srp, device.key()).challengeParameters();
        Map<String, String> proof = new HashMap<>(srp.answer(challenge, "ZGV2aWNlcGFzc3dvcmQ=", pools.clock.instant()));
        proof.put("DEVICE_KEY", other.key());
        assertThatThrownBy(() -> device.answer(proof)).hasMessage("Invalid session for the user.");
    }

    @Test
    void a_device_that_was_forgotten_meanwhile_is_refused() {
        TestDevice device = confirmed();
        String session = device.begin().session();
        pools.call(ForgetDeviceRequest.builder()
                .accessToken(device.tokens.accessToken())
                .deviceKey(device.key())
                .build());

        assertThatThrownBy(() -> device.prove(session)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_refresh_needs_the_key_of_the_device() {
        TestDevice device = TestDevice.offered(pools, poolId);
        String token = device.tokens.refreshToken();

        for (String key : new @Nullable String[] {null, "eu-west-1_0"}) {
            assertThatThrownBy(() -> refresh(device.client, token, key))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessage("Invalid Refresh Token");
        }
        assertThatThrownBy(() -> pools.refresh(device.client, token)).hasMessage("Invalid Refresh Token");
        AuthenticationResultType tokens = refresh(device.client, token, device.key());
        assertThat(claims(tokens.accessToken()).getClaim("device_key")).isEqualTo(device.key());
        assertThat(pools.initiate(
                                device.client,
                                AuthFlowType.REFRESH_TOKEN_AUTH,
                                Map.of("REFRESH_TOKEN", token, "DEVICE_KEY", device.key()))
                        .authenticationResult())
                .isNotNull();
    }

    private TestDevice confirmed() {
        TestDevice device = TestDevice.offered(pools, poolId);
        device.confirm();
        return device;
    }

    private InitiateAuthResponse named(String client, String name, String password, String key) {
        return pools.initiate(
                client,
                AuthFlowType.USER_PASSWORD_AUTH,
                Map.of("USERNAME", name, "PASSWORD", password, "DEVICE_KEY", key));
    }

    private AuthenticationResultType refresh(String client, String token, @Nullable String key) {
        GetTokensFromRefreshTokenResponse response = pools.call(GetTokensFromRefreshTokenRequest.builder()
                .clientId(client)
                .refreshToken(token)
                .deviceKey(key)
                .build());
        return response.authenticationResult();
    }
}
