package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class UpdateUserPoolClientTest {
    private final Fixture pools = new Fixture();

    private final UserPoolClientType before = pools.client(
            pools.poolId(), settings -> settings.generateSecret(true).accessTokenValidity(2));

    @Test
    void what_is_left_out_is_the_default_again_but_for_the_secret() {
        pools.clock.pass(Duration.ofSeconds(1));

        UserPoolClientType after = update(settings -> settings.refreshTokenValidity(5));

        assertThat(after.refreshTokenValidity()).isEqualTo(5);
        assertThat(after.accessTokenValidity()).isNull();
        assertThat(after.explicitAuthFlowsAsStrings())
                .containsExactlyInAnyOrder("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");
        assertThat(after.clientSecret()).isEqualTo(before.clientSecret());
        assertThat(after.clientName()).isEqualTo(before.clientName());
        assertThat(after.creationDate()).isEqualTo(before.creationDate());
        assertThat(after.lastModifiedDate()).isEqualTo(pools.clock.instant());
        DescribeUserPoolClientResponse described = pools.call(DescribeUserPoolClientRequest.builder()
                .userPoolId(pools.poolId())
                .clientId(before.clientId())
                .build());
        assertThat(described.userPoolClient()).isEqualTo(after);
    }

    @Test
    void what_a_new_client_may_not_say_an_old_one_may_not_either() {
        assertThatThrownBy(() -> update(settings -> settings.accessTokenValidity(25)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(settings -> settings.allowedOAuthScopes("orders/none")))
                .isInstanceOf(ScopeDoesNotExistException.class);
    }

    @Test
    void an_unknown_client_is_said() {
        assertThatThrownBy(() -> update(settings -> settings.clientId("nothing")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private UserPoolClientType update(UnaryOperator<UpdateUserPoolClientRequest.Builder> change) {
        UpdateUserPoolClientResponse answer = pools.call(change.apply(UpdateUserPoolClientRequest.builder()
                        .userPoolId(pools.poolId())
                        .clientId(before.clientId()))
                .build());
        return answer.userPoolClient();
    }
}
