package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.SrpClient;
import dev.poolgate.userpool.passwords.SrpVerifier;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceSecretVerifierConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** The AWS SDK for Java, through the life of a device. */
final class AwsSdkDevices {
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String SECRET = "ZGV2aWNlcGFzc3dvcmQ=";
    private static final String SALT = "1f2c4e6a8b0d1f3355779bbddff01122";

    private AwsSdkDevices() {}

    static void run(CognitoIdentityProviderClient aws) {
        String poolId = aws.createUserPool(pool -> pool.poolName("staff")
                        .deviceConfiguration(devices ->
                                devices.challengeRequiredOnNewDevice(true).deviceOnlyRememberedOnUserPrompt(true)))
                .userPool()
                .id();
        String clientId = PublicClient.withAlice(aws, poolId, PASSWORD);
        AuthenticationResultType tokens = signIn(aws, clientId, Map.of()).authenticationResult();
        NewDeviceMetadataType device = tokens.newDeviceMetadata();

        assertThat(aws.confirmDevice(confirmed -> confirmed
                                .accessToken(tokens.accessToken())
                                .deviceKey(device.deviceKey())
                                .deviceSecretVerifierConfig(secret(device)))
                        .userConfirmationNecessary())
                .isTrue();
        aws.updateDeviceStatus(update -> update.accessToken(tokens.accessToken())
                .deviceKey(device.deviceKey())
                .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED));
        see(aws, poolId, tokens.accessToken(), device.deviceKey());
        assertThat(prove(aws, clientId, device).authenticationResult().newDeviceMetadata())
                .isNull();
        aws.forgetDevice(
                forgotten -> forgotten.accessToken(tokens.accessToken()).deviceKey(device.deviceKey()));
        assertThatThrownBy(() -> administer(aws, poolId, device.deviceKey()))
                .isInstanceOf(ResourceNotFoundException.class);
        aws.confirmDevice(again -> again.accessToken(tokens.accessToken()).deviceKey(device.deviceKey()));
        administer(aws, poolId, device.deviceKey());
    }

    private static InitiateAuthResponse signIn(
            CognitoIdentityProviderClient aws, String clientId, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("USERNAME", "alice");
        parameters.put("PASSWORD", PASSWORD);
        return aws.initiateAuth(auth -> auth.clientId(clientId)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(parameters));
    }

    private static DeviceSecretVerifierConfigType secret(NewDeviceMetadataType device) {
        SrpVerifier verifier = SrpVerifier.of(device.deviceGroupKey(), device.deviceKey(), SECRET, SALT);
        return DeviceSecretVerifierConfigType.builder()
                .passwordVerifier(
                        Base64.getEncoder().encodeToString(verifier.value().toByteArray()))
                .salt(Base64.getEncoder()
                        .encodeToString(java.util.HexFormat.of().parseHex(SALT)))
                .build();
    }

    private static void see(CognitoIdentityProviderClient aws, String poolId, String accessToken, String key) {
        assertThat(aws.getDevice(device -> device.accessToken(accessToken).deviceKey(key))
                        .device())
                .isEqualTo(aws.adminGetDevice(device ->
                                device.userPoolId(poolId).username("alice").deviceKey(key))
                        .device());
        assertThat(aws.listDevices(devices -> devices.accessToken(accessToken)).devices())
                .isEqualTo(aws.adminListDevices(
                                devices -> devices.userPoolId(poolId).username("alice"))
                        .devices())
                .hasSize(1);
    }

    private static RespondToAuthChallengeResponse prove(
            CognitoIdentityProviderClient aws, String clientId, NewDeviceMetadataType device) {
        SrpClient srp = SrpClient.ofDevice(device);
        String session =
                signIn(aws, clientId, Map.of("DEVICE_KEY", device.deviceKey())).session();
        Map<String, String> challenge = aws.respondToAuthChallenge(answer -> answer.clientId(clientId)
                        .challengeName(ChallengeNameType.DEVICE_SRP_AUTH)
                        .session(session)
                        .challengeResponses(Map.of(
                                "USERNAME", "alice", "DEVICE_KEY", device.deviceKey(), "SRP_A", srp.publicValue())))
                .challengeParameters();
        return aws.respondToAuthChallenge(answer -> answer.clientId(clientId)
                .challengeName(ChallengeNameType.DEVICE_PASSWORD_VERIFIER)
                .challengeResponses(srp.answer(challenge, SECRET, Instant.now())));
    }

    private static void administer(CognitoIdentityProviderClient aws, String poolId, String key) {
        aws.adminUpdateDeviceStatus(update -> update.userPoolId(poolId)
                .username("alice")
                .deviceKey(key)
                .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED));
        aws.adminForgetDevice(
                device -> device.userPoolId(poolId).username("alice").deviceKey(key));
    }
}
