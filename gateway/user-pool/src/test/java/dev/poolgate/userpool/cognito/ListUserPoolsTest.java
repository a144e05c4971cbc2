package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;

final class ListUserPoolsTest {
    private final Fixture pools = new Fixture();

    @Test
    void every_pool_is_listed_once_page_by_page() {
        String made = pools.pool(settings -> settings.poolName("listed")).id();
        List<String> seen = new ArrayList<>();
        String token = null;
        do {
            ListUserPoolsResponse page = pools.call(ListUserPoolsRequest.builder()
                    .maxResults(1)
                    .nextToken(token)
                    .build());
            assertThat(page.userPools()).hasSizeLessThanOrEqualTo(1);
            page.userPools().forEach(pool -> seen.add(pool.id()));
            token = page.nextToken();
        } while (token != null);

        assertThat(seen).contains(made, pools.poolId()).doesNotHaveDuplicates();
    }

    @Test
    void a_token_that_is_none_is_refused() {
        assertThatThrownBy(() -> pools.call(ListUserPoolsRequest.builder()
                        .maxResults(1)
                        .nextToken("?")
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }
}
