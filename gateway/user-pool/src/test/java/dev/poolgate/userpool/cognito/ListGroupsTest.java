package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsResponse;

final class ListGroupsTest {
    private final Fixture pools = new Fixture();

    @Test
    void groups_are_listed_page_by_page() {
        String poolId = pools.pool(settings -> settings).id();
        String first = group(poolId);
        String second = group(poolId);

        ListGroupsResponse firstPage = list(poolId, null);
        ListGroupsResponse lastPage = list(poolId, firstPage.nextToken());

        assertThat(firstPage.groups()).hasSize(1);
        assertThat(lastPage.groups()).hasSize(1);
        assertThat(lastPage.nextToken()).isNull();
        assertThat(Stream.concat(firstPage.groups().stream(), lastPage.groups().stream())
                        .map(GroupType::groupName))
                .containsExactlyInAnyOrder(first, second);
    }

    private String group(String poolId) {
        String name = unique("group");
        pools.call(
                CreateGroupRequest.builder().userPoolId(poolId).groupName(name).build());
        return name;
    }

    private ListGroupsResponse list(String poolId, @Nullable String token) {
        return pools.call(ListGroupsRequest.builder()
                .userPoolId(poolId)
                .limit(1)
                .nextToken(token)
                .build());
    }
}
