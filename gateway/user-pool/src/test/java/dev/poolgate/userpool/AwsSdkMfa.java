package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.AuthenticatorApp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** The AWS SDK for Java, through the second factors of a user. */
final class AwsSdkMfa {
    private static final String PASSWORD = "Correct-Horse-7";

    private AwsSdkMfa() {}

    static void run(CognitoIdentityProviderClient aws) {
        String poolId = pool(aws);
        String clientId = PublicClient.withAlice(aws, poolId, PASSWORD);
        InitiateAuthResponse setup = signIn(aws, clientId);
        assertThat(setup.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);

        AssociateSoftwareTokenResponse associated = aws.associateSoftwareToken(it -> it.session(setup.session()));
        AuthenticatorApp app = new AuthenticatorApp(associated.secretCode());
        VerifySoftwareTokenResponse verified =
                aws.verifySoftwareToken(it -> it.session(associated.session()).userCode(app.code(Instant.now())));
        RespondToAuthChallengeResponse done = aws.respondToAuthChallenge(it -> it.clientId(clientId)
                .challengeName(ChallengeNameType.MFA_SETUP)
                .session(verified.session())
                .challengeResponses(Map.of("USERNAME", "alice")));
        prefer(aws, poolId, done.authenticationResult().accessToken());
        answer(aws, clientId, app);
        aws.setUserSettings(
                it -> it.accessToken(done.authenticationResult().accessToken()).mfaOptions(List.of()));
        aws.adminSetUserSettings(it -> it.userPoolId(poolId).username("alice").mfaOptions(List.of()));
    }

    private static String pool(CognitoIdentityProviderClient aws) {
        String poolId =
                aws.createUserPool(pool -> pool.poolName("staff")).userPool().id();
        aws.setUserPoolMfaConfig(it -> it.userPoolId(poolId)
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(token -> token.enabled(true)));
        assertThat(aws.getUserPoolMfaConfig(it -> it.userPoolId(poolId)).mfaConfiguration())
                .isEqualTo(UserPoolMfaType.ON);
        return poolId;
    }

    private static void prefer(CognitoIdentityProviderClient aws, String poolId, String accessToken) {
        aws.setUserMFAPreference(it -> it.accessToken(accessToken)
                .softwareTokenMfaSettings(token -> token.enabled(true).preferredMfa(true)));
        assertThat(aws.getUser(it -> it.accessToken(accessToken)).preferredMfaSetting())
                .isEqualTo("SOFTWARE_TOKEN_MFA");
        aws.adminSetUserMFAPreference(
                it -> it.userPoolId(poolId).username("alice").softwareTokenMfaSettings(token -> token.enabled(true)));
        assertThat(aws.getUserAuthFactors(it -> it.accessToken(accessToken)).configuredUserAuthFactors())
                .containsExactly(AuthFactorType.PASSWORD);
        assertThat(aws.adminGetUserAuthFactors(it -> it.userPoolId(poolId).username("alice"))
                        .userMFASettingList())
                .containsExactly("SOFTWARE_TOKEN_MFA");
    }

    /** The code of the next half minute: that of this one was used, and to wait for another would take long. */
    private static void answer(CognitoIdentityProviderClient aws, String clientId, AuthenticatorApp app) {
        InitiateAuthResponse asked = signIn(aws, clientId);
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThatThrownBy(() -> code(aws, clientId, asked, app.wrongCode(Instant.now())))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid code or auth state for the user.");
        assertThat(code(aws, clientId, asked, app.code(Instant.now().plusSeconds(30)))
                        .authenticationResult()
                        .refreshToken())
                .isNotEmpty();
    }

    private static RespondToAuthChallengeResponse code(
            CognitoIdentityProviderClient aws, String clientId, InitiateAuthResponse asked, String code) {
        return aws.respondToAuthChallenge(it -> it.clientId(clientId)
                .challengeName(asked.challengeName())
                .session(asked.session())
                .challengeResponses(Map.of("USERNAME", "alice", "SOFTWARE_TOKEN_MFA_CODE", code)));
    }

    private static InitiateAuthResponse signIn(CognitoIdentityProviderClient aws, String clientId) {
        return aws.initiateAuth(auth -> auth.clientId(clientId)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", "alice", "PASSWORD", PASSWORD)));
    }
}
