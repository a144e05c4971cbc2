package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

final class ListResourceServersTest {
    private final Fixture pools = new Fixture();

    @Test
    void every_one_is_on_one_page() {
        String pool = pools.pool(settings -> settings).id();
        for (String identifier : List.of("c", "a", "b")) {
            pools.call(CreateResourceServerRequest.builder()
                    .userPoolId(pool)
                    .identifier(identifier)
                    .name(identifier)
                    .build());
        }

        ListResourceServersResponse first = list(pool, null);
        ListResourceServersResponse second = list(pool, first.nextToken());

        assertThat(first.resourceServers())
                .extracting(ResourceServerType::identifier)
                .containsExactly("a", "b");
        assertThat(second.resourceServers())
                .extracting(ResourceServerType::identifier)
                .containsExactly("c");
        assertThat(second.nextToken()).isNull();
    }

    private ListResourceServersResponse list(String pool, @Nullable String token) {
        return pools.call(ListResourceServersRequest.builder()
                .userPoolId(pool)
                .maxResults(2)
                .nextToken(token)
                .build());
    }
}
