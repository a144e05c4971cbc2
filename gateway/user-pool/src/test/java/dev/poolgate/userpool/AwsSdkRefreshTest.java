package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

/** The AWS SDK for Java refreshing tokens that rotate. */
final class AwsSdkRefreshTest {
    @Test
    void a_refresh_token_is_replaced_and_its_reuse_is_an_exception_of_the_sdk() {
        try (RunningPools running = new RunningPools();
                CognitoIdentityProviderClient aws = running.aws()) {
            String poolId = aws.createUserPool(pool -> pool.poolName("staff"))
                    .userPool()
                    .id();
            String clientId = aws.createUserPoolClient(client -> client.userPoolId(poolId)
                            .clientName("web")
                            .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                            .refreshTokenRotation(rotation -> rotation.feature(FeatureType.ENABLED)))
                    .userPoolClient()
                    .clientId();
            aws.signUp(user -> user.clientId(clientId).username("alice").password("Correct-Horse-7"));
            aws.adminConfirmSignUp(user -> user.userPoolId(poolId).username("alice"));
            String first = aws.initiateAuth(auth -> auth.clientId(clientId)
                            .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .authParameters(Map.of("USERNAME", "alice", "PASSWORD", "Correct-Horse-7")))
                    .authenticationResult()
                    .refreshToken();

            String next = aws.getTokensFromRefreshToken(
                            refresh -> refresh.clientId(clientId).refreshToken(first))
                    .authenticationResult()
                    .refreshToken();

            assertThat(next).isNotEmpty().isNotEqualTo(first);
            assertThatThrownBy(() -> aws.getTokensFromRefreshToken(
                            refresh -> refresh.clientId(clientId).refreshToken(first)))
                    .isInstanceOfSatisfying(RefreshTokenReuseException.class, error -> assertThat(error.statusCode())
                            .isEqualTo(400));
        }
    }
}
