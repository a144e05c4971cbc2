package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

final class DeleteResourceServerTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_resource_server_is_gone() {
        String identifier = create(unique("orders"), "read").identifier();

        delete(identifier);

        assertThatThrownBy(() -> describe(identifier)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> delete(identifier)).isInstanceOf(ResourceNotFoundException.class);
    }

    private void delete(String identifier) {
        pools.call(DeleteResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .build());
    }

    private ResourceServerType create(String identifier, String... scopes) {
        CreateResourceServerResponse created = pools.call(CreateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .name("orders")
                .scopes(List.of(scopes).stream()
                        .map(DeleteResourceServerTest::scope)
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
