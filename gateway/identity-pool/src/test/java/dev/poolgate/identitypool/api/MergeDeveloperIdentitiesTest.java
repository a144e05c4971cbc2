package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.DEVELOPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class MergeDeveloperIdentitiesTest {

    @Test
    void both_users_are_the_destination_from_then_on_and_a_repeated_call_changes_nothing() {
        String pool = API.newDeveloperPool();
        String source = API.developer(pool, "alice").identityId();
        String destination = API.developer(pool, "alice2").identityId();
        assertThat(merge(pool, "alice", "alice2")).isEqualTo(destination);
        assertThat(API.developer(pool, "alice").identityId()).isEqualTo(destination);
        assertThat(API.stores.identities().find(source).orElseThrow().disabled())
                .isTrue();
        assertThat(merge(pool, "alice", "alice2")).isEqualTo(destination);
    }

    @Test
    void two_users_of_one_public_provider_are_not_merged() {
        String pool = API.newDeveloperPool();
        String alice = register(pool, Map.of(DEVELOPER, "alice", IDP, "alice"));
        register(pool, Map.of(DEVELOPER, "bob", IDP, "bob"));
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> merge(pool, "bob", "alice"))
                .withMessage("Logins already linked");
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(alice);
    }

    @Test
    void together_they_have_20_logins_at_most() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        IntStream.range(0, 18).forEach(number -> API.link(pool, alice, "alice" + number));
        API.developer(pool, "twentieth");
        API.developer(pool, "one-too-many");
        assertThat(merge(pool, "twentieth", "alice")).isEqualTo(alice);
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> merge(pool, "one-too-many", "alice"))
                .withMessage("An identity can have no more than 20 linked logins.");
    }

    @Test
    void only_the_developers_own_users_are_merged() {
        String pool = API.newDeveloperPool();
        API.developer(pool, "alice");
        API.developer(API.newDeveloperPool(), "bob");
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> merge(pool, "bob", "alice"));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> merge(pool, "alice", "bob"));
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> merge(pool, "alice", "alice"));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> merge(pool, IDP.replace('/', '_'), "alice", "bob"));
    }

    private static String register(String pool, Map<String, String> logins) {
        return API.call(
                        GetOpenIdTokenForDeveloperIdentityResponse.class,
                        GetOpenIdTokenForDeveloperIdentityRequest.builder()
                                .identityPoolId(pool)
                                .logins(logins)
                                .build())
                .identityId();
    }

    private static String merge(String pool, String source, String destination) {
        return merge(pool, DEVELOPER, source, destination);
    }

    private static String merge(String pool, String provider, String source, String destination) {
        return API.call(
                        MergeDeveloperIdentitiesResponse.class,
                        MergeDeveloperIdentitiesRequest.builder()
                                .identityPoolId(pool)
                                .developerProviderName(provider)
                                .sourceUserIdentifier(source)
                                .destinationUserIdentifier(destination)
                                .build())
                .identityId();
    }
}
