package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.DEVELOPER;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkDeveloperIdentityResponse;

class UnlinkDeveloperIdentityTest {

    @Test
    void an_unlinked_user_is_a_new_identity_when_seen_again() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        unlink(pool, alice, DEVELOPER, "alice");
        assertThat(API.stores.identities().find(alice).orElseThrow().logins()).isEmpty();
        assertThat(API.developer(pool, "alice").identityId()).isNotEqualTo(alice);
    }

    @Test
    void a_user_who_does_not_belong_to_the_identity_is_a_conflict() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        String bob = API.developer(pool, "bob").identityId();
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> unlink(pool, alice, DEVELOPER, "bob"));
        assertThat(API.developer(pool, "bob").identityId()).isEqualTo(bob);
    }

    @Test
    void an_identity_of_another_pool_is_not_found_and_another_provider_is_refused() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        String elsewhere = API.newDeveloperPool();
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> unlink(elsewhere, alice, DEVELOPER, "alice"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> unlink(NO_POOL, alice, DEVELOPER, "alice"));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> unlink(pool, alice, "dev.other", "alice"));
        assertThat(API.developer(pool, "alice").identityId()).isEqualTo(alice);
    }

    private static void unlink(String pool, String identity, String provider, String user) {
        API.call(
                UnlinkDeveloperIdentityResponse.class,
                UnlinkDeveloperIdentityRequest.builder()
                        .identityPoolId(pool)
                        .identityId(identity)
                        .developerProviderName(provider)
                        .developerUserIdentifier(user)
                        .build());
    }
}
