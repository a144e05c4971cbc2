package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class AddUserPoolClientSecretTest {
    private static final String OWN = "A_secret_of_my_own_1234567890";
    private final Fixture pools = new Fixture();
    private final UserPoolClientType client = pools.client(pools.poolId(), settings -> settings.generateSecret(true)
            .explicitAuthFlows(
                    ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH, ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH));

    @Test
    void both_secrets_prove_the_client() {
        String name = pools.confirmedUser();
        String made = add(null).clientSecretDescriptor().clientSecretValue();

        assertThat(made).hasSizeGreaterThanOrEqualTo(24).isNotEqualTo(client.clientSecret());
        assertThat(signIn(name, client.clientSecret()).authenticationResult()).isNotNull();
        assertThat(signIn(name, made).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> signIn(name, OWN))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Unable to verify secret hash for client " + client.clientId());
        DescribeUserPoolClientResponse described = pools.call(DescribeUserPoolClientRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client.clientId())
                .build());
        assertThat(described.userPoolClient().clientSecret()).isEqualTo(client.clientSecret());
    }

    @Test
    void a_secret_of_ones_own_is_taken_and_not_shown_again() {
        String name = pools.confirmedUser();
        AddUserPoolClientSecretResponse added = add(OWN);

        assertThat(added.clientSecretDescriptor().clientSecretValue()).isNull();
        assertThat(added.clientSecretDescriptor().clientSecretId()).startsWith(client.clientId() + "--");
        assertThat(added.clientSecretDescriptor().clientSecretCreateDate()).isEqualTo(pools.clock.instant());
        pools.restart();
        assertThat(signIn(name, OWN).authenticationResult()).isNotNull();
    }

    @Test
    void there_are_two_at_most_and_each_once_and_none_for_a_public_client() {
        assertThatThrownBy(() -> add(client.clientSecret())).isInstanceOf(InvalidParameterException.class);
        pools.clock.pass(Duration.ofMillis(1));
        add(null);
        assertThatThrownBy(() -> add(OWN))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("A client can have at most 2 secrets.");
        String open = pools.clientId();
        assertThatThrownBy(() -> pools.call(AddUserPoolClientSecretRequest.builder()
                        .userPoolId(pools.poolId())
                        .clientId(open)
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    private AddUserPoolClientSecretResponse add(@Nullable String secret) {
        pools.clock.pass(Duration.ofMillis(1));
        return pools.call(AddUserPoolClientSecretRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(client.clientId())
                .clientSecret(secret)
                .build());
    }

    private InitiateAuthResponse signIn(String name, String secret) {
        return pools.initiate(
                client.clientId(),
                AuthFlowType.USER_PASSWORD_AUTH,
                Map.of(
                        "USERNAME",
                        name,
                        "PASSWORD",
                        Fixture.PASSWORD,
                        "SECRET_HASH",
                        Fixture.secretHash(client.clientId(), secret, name)));
    }
}
