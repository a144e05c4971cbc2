package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

final class DescribeResourceServerTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_resource_server_survives_a_restart() {
        ResourceServerType made = create(unique("orders"), "read");

        pools.restart();

        assertThat(describe(made.identifier())).isEqualTo(made);
    }

    @Test
    void an_unknown_one_is_not_found() {
        assertThatThrownBy(() -> describe("nothing"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Resource server nothing does not exist.");
    }

    private ResourceServerType create(String identifier, String... scopes) {
        CreateResourceServerResponse created = pools.call(CreateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .name("orders")
                .scopes(List.of(scopes).stream()
                        .map(DescribeResourceServerTest::scope)
                        .toList())
                .build());
        return created.resourceServer();
    }

    private static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription("may " + name)
                .build();
    }

    private ResourceServerType describe(String identifier) {
        DescribeResourceServerResponse answer = pools.call(DescribeResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .build());
        return answer.resourceServer();
    }
}
