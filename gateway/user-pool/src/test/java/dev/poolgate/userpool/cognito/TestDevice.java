package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;

import dev.poolgate.userpool.passwords.SrpClient;
import dev.poolgate.userpool.passwords.SrpVerifier;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceSecretVerifierConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A user's device, as a client of a pool that tracks devices. */
final class TestDevice {
    private static final String SECRET = "ZGV2aWNlcGFzc3dvcmQ=";
    private static final String SALT = "9f2c4e6a8b0d1f3355779bbddff01122";

    final Fixture pools;
    final String client;
    final String name;
    final AuthenticationResultType tokens;
    final NewDeviceMetadataType metadata;

    private TestDevice(Fixture pools, String client, String name) {
        this.pools = pools;
        this.client = client;
        this.name = name;
        this.tokens = pools.signIn(client, name);
        this.metadata = tokens.newDeviceMetadata();
    }

    /** A device that was offered at a sign-in. */
    static TestDevice offered(Fixture pools, String poolId) {
        return offered(pools, pools.client(poolId, settings -> settings).clientId(), pools.confirmedUser(poolId));
    }

    static TestDevice offered(Fixture pools, String client, String name) {
        return new TestDevice(pools, client, name);
    }

    String key() {
        return metadata.deviceKey();
    }

    boolean confirm() {
        return confirm(tokens.accessToken(), key(), secret());
    }

    boolean confirm(String accessToken, String key, @Nullable DeviceSecretVerifierConfigType secret) {
        ConfirmDeviceResponse response = pools.call(ConfirmDeviceRequest.builder()
                .accessToken(accessToken)
                .deviceKey(key)
                .deviceName("phone")
                .deviceSecretVerifierConfig(secret)
                .build());
        return response.userConfirmationNecessary();
    }

    DeviceSecretVerifierConfigType secret() {
        SrpVerifier verifier = SrpVerifier.of(metadata.deviceGroupKey(), key(), SECRET, SALT);
        return DeviceSecretVerifierConfigType.builder()
                .passwordVerifier(
                        Base64.getEncoder().encodeToString(verifier.value().toByteArray()))
                .salt(Base64.getEncoder().encodeToString(new BigInteger(SALT, 16).toByteArray()))
                .build();
    }

    /** Name and password, and the key of this device. */
    InitiateAuthResponse begin() {
        return pools.initiate(
                client,
                AuthFlowType.USER_PASSWORD_AUTH,
                Map.of("USERNAME", name, "PASSWORD", PASSWORD, "DEVICE_KEY", key()));
    }

    /** Both steps of the proof. */
    RespondToAuthChallengeResponse prove(String session) {
        return prove(session, SECRET);
    }

    RespondToAuthChallengeResponse prove(String session, String secret) {
        SrpClient srp = SrpClient.ofDevice(metadata);
        return answer(srp.answer(ask(session, srp, key()).challengeParameters(), secret, pools.clock.instant()));
    }

    RespondToAuthChallengeResponse ask(String session, SrpClient srp, String key) {
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(ChallengeNameType.DEVICE_SRP_AUTH)
                .session(session)
                .challengeResponses(Map.of("USERNAME", name, "DEVICE_KEY", key, "SRP_A", srp.publicValue()))
                .build());
    }

    RespondToAuthChallengeResponse answer(Map<String, String> proof) {
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(ChallengeNameType.DEVICE_PASSWORD_VERIFIER)
                .challengeResponses(proof)
                .build());
    }

    DeviceType described() {
        GetDeviceResponse response = pools.call(GetDeviceRequest.builder()
                .accessToken(tokens.accessToken())
                .deviceKey(key())
                .build());
        return response.device();
    }

    String attribute(String name) {
        return described().deviceAttributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
