package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NOW;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class DescribeIdentityTest {

    @Test
    void a_users_providers_are_shown_and_never_the_subject() {
        String identity = API.getId(API.newPool(), Map.of(IDP, "alice"));
        DescribeIdentityResponse description = describe(identity);
        assertThat(description.logins()).containsExactly(IDP);
        assertThat(description.creationDate()).isEqualTo(NOW);
        assertThat(description.toString()).doesNotContain("alice");
    }

    @Test
    void a_guest_has_no_logins() {
        assertThat(describe(API.getId(API.newPool(), Map.of())).logins()).isEmpty();
    }

    @Test
    void an_identity_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> describe(NO_POOL))
                .withMessage("Identity '" + NO_POOL + "' not found.");
    }

    private static DescribeIdentityResponse describe(String identity) {
        return API.call(
                DescribeIdentityResponse.class,
                DescribeIdentityRequest.builder().identityId(identity).build());
    }
}
