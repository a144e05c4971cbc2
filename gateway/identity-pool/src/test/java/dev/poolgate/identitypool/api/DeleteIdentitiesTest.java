package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

class DeleteIdentitiesTest {

    @Test
    void deleted_identities_are_gone_and_their_login_gets_a_new_one() {
        String pool = API.newPool();
        String before = API.getId(pool, Map.of(IDP, "alice"));
        DeleteIdentitiesRequest delete = DeleteIdentitiesRequest.builder()
                .identityIdsToDelete(before, NO_POOL)
                .build();
        assertThat(API.call(DeleteIdentitiesResponse.class, delete).unprocessedIdentityIds())
                .isEmpty();
        assertThat(API.stores.identities().find(before)).isEmpty();
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isNotEqualTo(before);
    }

    @Test
    void none_or_more_than_60_are_refused() {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> delete(List.of()));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(
                        () -> delete(Stream.generate(() -> NO_POOL).limit(61).toList()));
    }

    private static void delete(List<String> ids) {
        API.call(
                DeleteIdentitiesResponse.class,
                DeleteIdentitiesRequest.builder().identityIdsToDelete(ids).build());
    }
}
