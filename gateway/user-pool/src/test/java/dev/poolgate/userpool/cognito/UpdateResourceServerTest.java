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
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateResourceServerResponse;

final class UpdateResourceServerTest {
    private final Fixture pools = new Fixture();

    @Test
    void name_and_scopes_are_replaced() {
        String identifier = create(unique("orders"), "read", "write").identifier();

        UpdateResourceServerResponse answer = update(identifier, "again");

        assertThat(answer.resourceServer().name()).isEqualTo("again");
        assertThat(answer.resourceServer().scopes()).isEmpty();
        assertThat(describe(identifier)).isEqualTo(answer.resourceServer());
    }

    @Test
    void an_unknown_one_is_not_made() {
        assertThatThrownBy(() -> update("nothing", "x")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> describe("nothing")).isInstanceOf(ResourceNotFoundException.class);
    }

    private UpdateResourceServerResponse update(String identifier, String name) {
        return pools.call(UpdateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .name(name)
                .build());
    }

    private ResourceServerType create(String identifier, String... scopes) {
        CreateResourceServerResponse created = pools.call(CreateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .name("orders")
                .scopes(List.of(scopes).stream()
                        .map(UpdateResourceServerTest::scope)
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
