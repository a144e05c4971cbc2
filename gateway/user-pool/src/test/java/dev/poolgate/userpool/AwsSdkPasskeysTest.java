package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.aws.json.SdkJson;
import dev.poolgate.userpool.passkeys.HeadlessChromium;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;

/** A passkey in a real browser, whose answers go through the AWS SDK. */
final class AwsSdkPasskeysTest {
    private static final SdkJson JSON = new SdkJson();

    private static final String PASSWORD = "Correct-Horse-7";

    @Test
    void a_passkey_is_registered_in_chromium_signs_in_and_is_deleted(@TempDir Path profile) throws Exception {
        assumeTrue(
                HeadlessChromium.program().isPresent() || "true".equals(System.getenv("CI")),
                "skipped: chromium is not installed here; where CI=true it has to be");
        try (RunningPools running = new RunningPools();
                CognitoIdentityProviderClient aws = running.aws();
                HeadlessChromium browser =
                        HeadlessChromium.start(HeadlessChromium.program().orElseThrow(), profile)) {
            String token = token(running, aws);

            String credential = browser.register(options(aws, token));
            aws.completeWebAuthnRegistration(registration(token, credential));

            WebAuthnCredentialDescription listed = aws.listWebAuthnCredentials(list -> list.accessToken(token))
                    .credentials()
                    .get(0);
            assertThat(listed.credentialId())
                    .isEqualTo(JSONObjectUtils.parse(credential).get("id"));
            assertThat(listed.authenticatorTransports()).isEqualTo(List.of("internal"));
            assertThat(signedIn(aws, clientOf(token), browser)).isNotEmpty();
            aws.deleteWebAuthnCredential(passkey -> passkey.accessToken(token).credentialId(listed.credentialId()));
            assertThat(aws.listWebAuthnCredentials(list -> list.accessToken(token))
                            .credentials())
                    .isEmpty();
        }
    }

    /** Of a user of a pool whose site is this host. */
    private static String token(RunningPools running, CognitoIdentityProviderClient aws) {
        String poolId = aws.createUserPool(pool -> pool.poolName("staff")
                        .policies(policies -> policies.signInPolicy(signIn ->
                                signIn.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))))
                .userPool()
                .id();
        UserPoolStorage storage = UserPoolStorage.open(running.database);
        storage.atomically(() -> storage.poolMfa()
                .put(
                        poolId,
                        SetUserPoolMfaConfigResponse.builder()
                                .webAuthnConfiguration(site -> site.relyingPartyId("localhost")
                                        .userVerification(UserVerificationType.REQUIRED))
                                .build()));
        String clientId = aws.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("web")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH, ExplicitAuthFlowsType.ALLOW_USER_AUTH))
                .userPoolClient()
                .clientId();
        aws.signUp(user -> user.clientId(clientId).username("alice").password(PASSWORD));
        aws.adminConfirmSignUp(user -> user.userPoolId(poolId).username("alice"));
        return aws.initiateAuth(auth -> auth.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "alice", "PASSWORD", PASSWORD)))
                .authenticationResult()
                .accessToken();
    }

    /** By the passkey alone. */
    private static String signedIn(CognitoIdentityProviderClient aws, String clientId, HeadlessChromium browser) {
        InitiateAuthResponse asked = aws.initiateAuth(auth -> auth.clientId(clientId)
                .authFlow(AuthFlowType.USER_AUTH)
                .authParameters(Map.of("USERNAME", "alice", "PREFERRED_CHALLENGE", "WEB_AUTHN")));
        String credential =
                browser.sign(Objects.requireNonNull(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS")));
        return aws.respondToAuthChallenge(answer -> answer.clientId(clientId)
                        .challengeName(ChallengeNameType.WEB_AUTHN)
                        .session(asked.session())
                        .challengeResponses(Map.of("USERNAME", "alice", "CREDENTIAL", credential)))
                .authenticationResult()
                .accessToken();
    }

    private static String clientOf(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("client_id");
    }

    private static String options(CognitoIdentityProviderClient aws, String token) throws ParseException {
        StartWebAuthnRegistrationResponse started =
                aws.startWebAuthnRegistration(registration -> registration.accessToken(token));
        Map<String, Object> written = JSONObjectUtils.parse(JSON.write(started));
        return JSONObjectUtils.toJSONString(JSONObjectUtils.getJSONObject(written, "CredentialCreationOptions"));
    }

    private static CompleteWebAuthnRegistrationRequest registration(String token, String credential) {
        return JSON
                .read("{\"Credential\":" + credential + "}", CompleteWebAuthnRegistrationRequest.builder())
                .toBuilder()
                .accessToken(token)
                .build();
    }
}
