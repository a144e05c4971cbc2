package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.identitypool.directory.IdentityStore;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.UnprocessedIdentityId;

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
    void a_fault_with_one_identity_is_told_for_it_and_the_others_are_deleted() {
        String pool = API.newPool();
        String bad = API.getId(pool, Map.of());
        String good = API.getId(pool, Map.of());
        IdentityStore faulty = (IdentityStore) Proxy.newProxyInstance(
                IdentityStore.class.getClassLoader(), new Class<?>[] {IdentityStore.class}, (proxy, method, ids) -> {
                    if (ids[0].equals(bad)) {
                        throw new IllegalStateException("a fault of this test");
                    }
                    return API.stores.identities().delete((String) ids[0]);
                });
        DeleteIdentitiesResponse answer = new DeleteIdentities(faulty)
                .handle(
                        DeleteIdentitiesRequest.builder()
                                .identityIdsToDelete(bad, good)
                                .build(),
                        new AwsCall("request", "eu-west-1", "000000000000", Optional.empty()));
        assertThat(answer.unprocessedIdentityIds())
                .containsExactly(UnprocessedIdentityId.builder()
                        .identityId(bad)
                        .errorCode("InternalServerError")
                        .build());
        assertThat(API.stores.identities().find(good)).isEmpty();
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
