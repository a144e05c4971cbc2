package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.FakeLogins.OTHER_IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class ListIdentitiesTest {

    @Test
    void pages_lead_through_the_identities_of_the_pool_alone() {
        String pool = API.newPool();
        API.getId(API.newPool(), Map.of(IDP, "alice"));
        Set<String> expected = Set.of(
                API.getId(pool, Map.of(IDP, "alice")), API.getId(pool, Map.of(IDP, "bob")), API.getId(pool, Map.of()));
        ListIdentitiesResponse first = list(pool, 2, null);
        ListIdentitiesResponse second = list(pool, 2, first.nextToken());
        assertThat(second.nextToken()).isNull();
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.identities().stream())
                        .map(IdentityDescription::identityId))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void disabled_identities_are_hidden_where_the_caller_asks_for_it() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        API.getId(pool, Map.of(OTHER_IDP, "alice2"));
        String survivor = API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        assertThat(list(pool, 60, null).identities())
                .hasSize(2)
                .extracting(IdentityDescription::identityId)
                .contains(alice);
        ListIdentitiesRequest hiding = ListIdentitiesRequest.builder()
                .identityPoolId(pool)
                .maxResults(60)
                .hideDisabled(true)
                .build();
        assertThat(API.call(ListIdentitiesResponse.class, hiding).identities())
                .extracting(IdentityDescription::identityId)
                .containsExactly(survivor);
    }

    @Test
    void pages_have_1_to_60_identities() {
        String pool = API.newPool();
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> list(pool, 0, null));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> list(pool, 61, null));
    }

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> list(NO_POOL, 1, null));
    }

    private static ListIdentitiesResponse list(String pool, int size, @Nullable String token) {
        return API.call(
                ListIdentitiesResponse.class,
                ListIdentitiesRequest.builder()
                        .identityPoolId(pool)
                        .maxResults(size)
                        .nextToken(token)
                        .build());
    }
}
