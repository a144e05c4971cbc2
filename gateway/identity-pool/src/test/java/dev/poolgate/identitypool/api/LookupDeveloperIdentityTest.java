package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.LookupDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class LookupDeveloperIdentityTest {

    @Test
    void either_leads_to_the_other() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        assertThat(lookup(pool, alice, null).developerUserIdentifierList()).containsExactly("alice");
        assertThat(lookup(pool, null, "alice").identityId()).isEqualTo(alice);
        LookupDeveloperIdentityResponse both = lookup(pool, alice, "alice");
        assertThat(both.identityId()).isEqualTo(alice);
        assertThat(both.developerUserIdentifierList()).containsExactly("alice");
    }

    @Test
    void pages_lead_through_the_users_of_an_identity() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "c").identityId();
        API.link(pool, alice, "a");
        API.link(pool, alice, "b");
        LookupDeveloperIdentityResponse first = page(pool, alice, null);
        assertThat(first.developerUserIdentifierList()).containsExactly("a", "b");
        LookupDeveloperIdentityResponse second = page(pool, alice, first.nextToken());
        assertThat(second.developerUserIdentifierList()).containsExactly("c");
        assertThat(second.nextToken()).isNull();
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> page(pool, alice, "%"));
    }

    @Test
    void an_identity_that_the_developer_did_not_vouch_for_has_no_users() {
        String pool = API.newDeveloperPool();
        assertThat(lookup(pool, API.getId(pool, Map.of(IDP, "alice")), null).developerUserIdentifierList())
                .isEmpty();
    }

    @Test
    void two_that_do_not_belong_together_are_a_conflict() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        API.developer(pool, "bob");
        assertThatExceptionOfType(ResourceConflictException.class).isThrownBy(() -> lookup(pool, alice, "bob"));
        assertThatExceptionOfType(ResourceConflictException.class).isThrownBy(() -> lookup(pool, alice, "nobody"));
    }

    @Test
    void who_is_not_there_is_not_found_nor_who_is_in_another_pool() {
        String pool = API.newDeveloperPool();
        String elsewhere = API.developer(API.newDeveloperPool(), "alice").identityId();
        for (String identity : Set.of(elsewhere, NO_POOL)) {
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> lookup(pool, identity, null))
                    .withMessage("Identity '" + identity + "' not found.");
        }
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> lookup(pool, null, "alice"));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> lookup(NO_POOL, null, "alice"));
    }

    @Test
    void one_of_the_two_is_needed_and_a_developer_provider() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> lookup(API.newDeveloperPool(), null, null));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> lookup(API.newPool(), null, "alice"));
    }

    private static LookupDeveloperIdentityResponse page(String pool, String identity, @Nullable String token) {
        return API.call(
                LookupDeveloperIdentityResponse.class,
                LookupDeveloperIdentityRequest.builder()
                        .identityPoolId(pool)
                        .identityId(identity)
                        .maxResults(2)
                        .nextToken(token)
                        .build());
    }

    private static LookupDeveloperIdentityResponse lookup(
            String pool, @Nullable String identity, @Nullable String user) {
        return API.call(
                LookupDeveloperIdentityResponse.class,
                LookupDeveloperIdentityRequest.builder()
                        .identityPoolId(pool)
                        .identityId(identity)
                        .developerUserIdentifier(user)
                        .build());
    }
}
