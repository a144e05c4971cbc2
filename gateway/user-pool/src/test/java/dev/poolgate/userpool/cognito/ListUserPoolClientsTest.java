package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;

final class ListUserPoolClientsTest {
    private final Fixture pools = new Fixture();

    @Test
    void clients_are_listed_page_by_page_without_their_secrets() {
        String poolId = pools.pool(settings -> settings).id();
        pools.client(poolId, settings -> settings.generateSecret(true));
        pools.client(poolId, settings -> settings);

        ListUserPoolClientsResponse first = list(poolId, null);
        ListUserPoolClientsResponse second = list(poolId, first.nextToken());

        assertThat(first.userPoolClients()).hasSize(1);
        assertThat(second.userPoolClients()).hasSize(1).isNotEqualTo(first.userPoolClients());
        assertThat(second.nextToken()).isNull();
        assertThat(first.userPoolClients().get(0).clientName()).isEqualTo("made by a test");
    }

    private ListUserPoolClientsResponse list(String poolId, @Nullable String token) {
        return pools.call(ListUserPoolClientsRequest.builder()
                .userPoolId(poolId)
                .maxResults(1)
                .nextToken(token)
                .build());
    }
}
