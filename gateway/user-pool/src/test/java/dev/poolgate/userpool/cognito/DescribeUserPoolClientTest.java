package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class DescribeUserPoolClientTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_client_is_described_as_it_was_made_with_its_secret() {
        UserPoolClientType made = pools.client(pools.poolId(), settings -> settings.generateSecret(true));

        assertThat(describe(pools.poolId(), made.clientId())).isEqualTo(made);
    }

    @Test
    void a_client_of_another_pool_is_not_found() {
        String other = pools.pool(settings -> settings).id();
        String clientId = pools.clientId();

        assertThatThrownBy(() -> describe(other, clientId))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("User pool client " + clientId + " does not exist.");
    }

    private UserPoolClientType describe(String poolId, String clientId) {
        DescribeUserPoolClientResponse answer = pools.call(DescribeUserPoolClientRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .build());
        return answer.userPoolClient();
    }
}
