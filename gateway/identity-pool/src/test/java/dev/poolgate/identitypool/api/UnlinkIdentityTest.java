package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.FakeLogins.OTHER_IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.DEVELOPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UnlinkIdentityResponse;

class UnlinkIdentityTest {
    private static final String MISMATCH =
            "Logins don't match. Please include at least one valid login for this identity or identity pool.";

    @Test
    void an_unlinked_login_is_a_new_identity_when_seen_again() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        unlink(alice, Map.of(IDP, "alice"), OTHER_IDP);
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(alice);
        assertThat(API.getId(pool, Map.of(OTHER_IDP, "alice2"))).isNotEqualTo(alice);
    }

    @Test
    void without_its_last_login_an_identity_is_inaccessible() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        unlink(alice, Map.of(IDP, "alice"), IDP);
        refused(() -> credentials(alice, Map.of()), "Access to Identity '" + alice + "' is forbidden.");
        refused(() -> credentials(alice, Map.of(IDP, "alice")), MISMATCH);
        refused(() -> unlink(alice, Map.of(IDP, "alice"), IDP), MISMATCH);
    }

    @Test
    void s33_nobody_unlinks_a_login_of_somebody_else() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        API.getId(pool, Map.of(IDP, "bob"));
        refused(() -> unlink(alice, Map.of(), IDP), MISMATCH);
        refused(() -> unlink(alice, Map.of(IDP, "bob"), IDP), MISMATCH);
        refused(() -> unlink(alice, Map.of(IDP, "alice", OTHER_IDP, "bob"), IDP), MISMATCH);
        refused(() -> unlink(alice, Map.of(OTHER_IDP, "alice"), IDP), MISMATCH);
        refused(() -> unlink(alice, Map.of(IDP, "forged"), IDP), "Invalid login token. Couldn't verify signed token.");
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(alice);
    }

    @Test
    void s69_a_stranger_learns_nothing_of_whose_login_it_is() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        API.getId(pool, Map.of(IDP, "known"));
        refused(() -> unlink(alice, Map.of(IDP, "known"), OTHER_IDP), MISMATCH);
        refused(() -> unlink(alice, Map.of(IDP, "unknown"), OTHER_IDP), MISMATCH);
        refused(() -> unlink(alice, Map.of(IDP, "unknown"), IDP), MISMATCH);
    }

    @Test
    void what_is_not_linked_is_not_unlinked_and_a_developers_user_only_by_the_developer() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        API.link(pool, alice, "alice");
        for (List<String> providers : List.of(List.of(OTHER_IDP), List.of(IDP, OTHER_IDP), List.of(DEVELOPER))) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> unlink(alice, Map.of(IDP, "alice"), providers.toArray(new String[0])));
        }
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> unlink(alice, Map.of(IDP, "alice")));
        assertThat(API.stores.identities().find(alice).orElseThrow().logins()).hasSize(2);
    }

    private static void refused(Runnable call, String message) {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(call::run)
                .withMessage(message);
    }

    private static void credentials(String identity, Map<String, String> logins) {
        API.call(
                GetCredentialsForIdentityResponse.class,
                GetCredentialsForIdentityRequest.builder()
                        .identityId(identity)
                        .logins(logins)
                        .build());
    }

    private static void unlink(String identity, Map<String, String> logins, String... providers) {
        API.call(
                UnlinkIdentityResponse.class,
                UnlinkIdentityRequest.builder()
                        .identityId(identity)
                        .logins(logins)
                        .loginsToRemove(providers)
                        .build());
    }
}
