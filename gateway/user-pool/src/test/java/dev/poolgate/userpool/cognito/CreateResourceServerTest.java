package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

final class CreateResourceServerTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_resource_server_is_made_as_asked() {
        String identifier = unique("https://orders.example.com/");

        assertThat(create(identifier, "read", "write"))
                .isEqualTo(ResourceServerType.builder()
                        .userPoolId(pools.poolId())
                        .identifier(identifier)
                        .name("orders")
                        .scopes(scope("read"), scope("write"))
                        .build());
    }

    @Test
    void an_identifier_is_taken_once() {
        String identifier = unique("orders");
        create(identifier);

        assertThatThrownBy(() -> create(identifier))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(identifier + " already exists in user pool " + pools.poolId());
    }

    @Test
    void scopes_differ_by_name() {
        assertThatThrownBy(() -> create(unique("orders"), "read", "read"))
                .isInstanceOf(InvalidParameterException.class);
    }

    private ResourceServerType create(String identifier, String... scopes) {
        CreateResourceServerResponse created = pools.call(CreateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .name("orders")
                .scopes(List.of(scopes).stream()
                        .map(CreateResourceServerTest::scope)
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
}
