package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.identitypool.directory.StoredPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

class UpdateIdentityPoolTest {

    @Test
    void an_update_replaces_the_whole_and_what_it_leaves_out_is_at_its_default() {
        String id = API.newPool();
        UpdateIdentityPoolRequest update = UpdateIdentityPoolRequest.builder()
                .identityPoolId(id)
                .identityPoolName("renamed")
                .allowUnauthenticatedIdentities(false)
                .build();
        UpdateIdentityPoolResponse answer = API.call(UpdateIdentityPoolResponse.class, update);
        assertThat(answer.identityPoolName()).isEqualTo("renamed");
        StoredPool pool = API.stores.pools().find(id).orElseThrow();
        assertThat(pool.admitsGuests()).isFalse();
        assertThat(pool.settings().hasCognitoIdentityProviders()).isFalse();
        assertThat(pool.roles().roles()).containsKeys("authenticated", "unauthenticated");
    }

    @Test
    void the_name_of_the_developer_provider_can_be_set_once() {
        String id = API.newPool();
        update(id, "dev.one");
        update(id, "dev.one");
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> update(id, "dev.two"));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> update(id, null));
    }

    @Test
    void a_pool_that_is_not_there_cannot_be_updated() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> update(NO_POOL, null))
                .withMessage("IdentityPool '" + NO_POOL + "' not found.");
    }

    private static void update(String id, @Nullable String developerProvider) {
        UpdateIdentityPoolRequest update = UpdateIdentityPoolRequest.builder()
                .identityPoolId(id)
                .identityPoolName("demo")
                .allowUnauthenticatedIdentities(false)
                .developerProviderName(developerProvider)
                .build();
        API.call(UpdateIdentityPoolResponse.class, update);
    }
}
