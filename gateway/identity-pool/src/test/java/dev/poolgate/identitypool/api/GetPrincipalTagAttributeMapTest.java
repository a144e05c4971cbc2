package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapResponse;

class GetPrincipalTagAttributeMapTest {

    @Test
    void attributes_for_access_control_are_off_until_set() {
        GetPrincipalTagAttributeMapResponse map = get(API.newPool());
        assertThat(map.useDefaults()).isFalse();
        assertThat(map.principalTags()).isEmpty();
        assertThat(map.identityProviderName()).isEqualTo(IDP);
    }

    @Test
    void what_was_set_is_answered() {
        String pool = API.newPool();
        API.call(
                SetPrincipalTagAttributeMapResponse.class,
                SetPrincipalTagAttributeMapRequest.builder()
                        .identityPoolId(pool)
                        .identityProviderName(IDP)
                        .useDefaults(true)
                        .build());
        assertThat(get(pool).useDefaults()).isTrue();
    }

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> get(NO_POOL));
    }

    private static GetPrincipalTagAttributeMapResponse get(String pool) {
        return API.call(
                GetPrincipalTagAttributeMapResponse.class,
                GetPrincipalTagAttributeMapRequest.builder()
                        .identityPoolId(pool)
                        .identityProviderName(IDP)
                        .build());
    }
}
