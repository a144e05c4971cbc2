package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

final class DescribeUserPoolTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_pool_is_described_as_it_was_made_with_its_number_of_users() {
        UserPoolType made = pools.pool(settings -> settings.userPoolTags(Map.of("team", "a")));
        pools.pools().seeding().user(made.id(), "alice", Fixture.PASSWORD, Map.of(), Set.of());

        assertThat(describe(made.id()))
                .isEqualTo(made.toBuilder().estimatedNumberOfUsers(1).build());
    }

    @Test
    void an_unknown_pool_is_not_found() {
        assertThatThrownBy(() -> describe("eu-west-1_none"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("User pool eu-west-1_none does not exist.");
    }

    private UserPoolType describe(String poolId) {
        DescribeUserPoolResponse answer =
                pools.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        return answer.userPool();
    }
}
