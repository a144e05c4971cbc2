package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.GUEST;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static dev.poolgate.identitypool.api.TestApi.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class GetIdentityPoolRolesTest {

    @Test
    void a_new_pool_has_none() {
        String pool = API.newPool(false);
        GetIdentityPoolRolesResponse roles = get(pool);
        assertThat(roles.identityPoolId()).isEqualTo(pool);
        assertThat(roles.roles()).isEmpty();
        assertThat(roles.hasRoleMappings()).isFalse();
    }

    @Test
    void what_was_set_is_answered() {
        String pool = API.newPool();
        assertThat(get(pool).roles()).isEqualTo(Map.of("authenticated", READER, "unauthenticated", GUEST));
    }

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> get(NO_POOL));
    }

    private static GetIdentityPoolRolesResponse get(String pool) {
        return API.call(
                GetIdentityPoolRolesResponse.class,
                GetIdentityPoolRolesRequest.builder().identityPoolId(pool).build());
    }
}
