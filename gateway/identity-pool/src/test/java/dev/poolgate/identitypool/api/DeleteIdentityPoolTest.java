package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class DeleteIdentityPoolTest {

    @Test
    void a_deleted_pool_is_gone_with_its_identities() {
        String pool = API.newPool();
        String identity = API.getId(pool, Map.of(IDP, "alice"));
        API.call(DeleteIdentityPoolResponse.class, delete(pool));
        assertThat(API.stores.pools().find(pool)).isEmpty();
        assertThat(API.stores.identities().find(identity)).isEmpty();
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> API.call(DeleteIdentityPoolResponse.class, delete(pool)));
    }

    private static DeleteIdentityPoolRequest delete(String pool) {
        return DeleteIdentityPoolRequest.builder().identityPoolId(pool).build();
    }
}
