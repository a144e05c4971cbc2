package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.CLIENT;
import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.FakeLogins.OTHER_IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NOW;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static dev.poolgate.identitypool.api.TestApi.READER;
import static dev.poolgate.identitypool.api.TestApi.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.identitypool.directory.Identity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;

class GetCredentialsForIdentityTest {

    @Test
    void a_user_gets_the_role_for_users_for_an_hour() {
        String pool = API.newPool();
        String identity = API.getId(pool, Map.of(IDP, "alice"));
        GetCredentialsForIdentityResponse answer = get(identity, Map.of(IDP, "alice"), null);
        assertThat(answer.identityId()).isEqualTo(identity);
        assertThat(answer.credentials().expiration()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(key(answer.credentials()).principalArn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/reader/CognitoIdentityCredentials");
        assertThat(key(answer.credentials()).secretAccessKey())
                .isEqualTo(answer.credentials().secretKey());
    }

    @Test
    void a_guest_gets_the_role_for_guests() {
        GetCredentialsForIdentityResponse answer = get(API.getId(API.newPool(), Map.of()), Map.of(), null);
        assertThat(key(answer.credentials()).principalArn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/guest/CognitoIdentityCredentials");
    }

    @Test
    void s33_two_callers_never_share_credentials() {
        String pool = API.newPool();
        Credentials alice = get(API.getId(pool, Map.of(IDP, "alice")), Map.of(IDP, "alice"), null)
                .credentials();
        Credentials bob = get(API.getId(pool, Map.of(IDP, "bob")), Map.of(IDP, "bob"), null)
                .credentials();
        assertThat(alice.accessKeyId()).isNotEqualTo(bob.accessKeyId());
        assertThat(alice.secretKey()).isNotEqualTo(bob.secretKey());
        assertThat(API.accessKeys.find(alice.accessKeyId(), bob.sessionToken())).isEmpty();
    }

    @Test
    void s33_the_credentials_of_a_known_identity_need_a_login_of_that_identity() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        API.getId(pool, Map.of(IDP, "bob"));
        refused(
                alice,
                Map.of(IDP, "bob"),
                null,
                "Logins don't match. Please include at least one valid login for this" + " identity or identity pool.");
        refused(
                alice,
                Map.of(IDP, "mallory"),
                null,
                "Logins don't match. Please include at least one valid login for" + " this identity or identity pool.");
        refused(alice, Map.of(), null, "Access to Identity '" + alice + "' is forbidden.");
    }

    @Test
    void a_guest_who_signs_in_for_the_first_time_keeps_the_id() {
        String pool = API.newPool();
        String guest = API.getId(pool, Map.of());
        assertThat(get(guest, Map.of(IDP, "alice"), null).identityId()).isEqualTo(guest);
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(guest);
        refused(guest, Map.of(), null, "Access to Identity '" + guest + "' is forbidden.");
    }

    @Test
    void a_guest_who_signs_in_as_somebody_known_becomes_that_identity() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        String guest = API.getId(pool, Map.of());
        assertThat(get(guest, Map.of(IDP, "alice"), null).identityId()).isEqualTo(alice);
        refused(guest, Map.of(), null, "Access to Identity '" + guest + "' is forbidden.");
    }

    @Test
    void a_new_login_beside_a_known_one_is_linked() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        assertThat(get(alice, Map.of(IDP, "alice", OTHER_IDP, "alice2"), null).identityId())
                .isEqualTo(alice);
        assertThat(API.getId(pool, Map.of(OTHER_IDP, "alice2"))).isEqualTo(alice);
    }

    @Test
    void logins_of_two_identities_make_them_one_and_its_id_is_answered() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        String other = API.getId(pool, Map.of(OTHER_IDP, "alice2"));
        Map<String, String> both = Map.of(IDP, "alice", OTHER_IDP, "alice2");
        String survivor = get(alice, both, null).identityId();
        assertThat(survivor).isIn(alice, other);
        String gone = survivor.equals(alice) ? other : alice;
        assertThat(get(gone, both, null).identityId()).isEqualTo(survivor);
        assertThat(get(gone, Map.of(IDP, "alice"), null).identityId()).isEqualTo(survivor);
        refused(gone, Map.of(), null, "Access to Identity '" + gone + "' is forbidden.");
        refused(
                gone,
                Map.of(IDP, "mallory"),
                null,
                "Logins don't match. Please include at least one valid login for this identity or identity pool.");
    }

    @Test
    void a_guest_who_brings_logins_of_two_identities_becomes_the_one_they_are_merged_into() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        String other = API.getId(pool, Map.of(OTHER_IDP, "alice2"));
        String guest = API.getId(pool, Map.of());
        String survivor =
                get(guest, Map.of(IDP, "alice", OTHER_IDP, "alice2"), null).identityId();
        assertThat(survivor).isIn(alice, other);
        assertThat(API.stores.identities().list(pool, "", 10, true))
                .extracting(Identity::id)
                .containsExactly(survivor);
    }

    @Test
    void without_a_role_the_configuration_is_invalid() {
        String pool = API.newPool(false);
        String guest = API.getId(pool, Map.of());
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        assertThatExceptionOfType(InvalidIdentityPoolConfigurationException.class)
                .isThrownBy(() -> get(guest, Map.of(), null))
                .withMessage("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        assertThatExceptionOfType(InvalidIdentityPoolConfigurationException.class)
                .isThrownBy(() -> get(alice, Map.of(IDP, "alice"), null));
    }

    @Test
    void guests_are_refused_once_the_pool_no_longer_admits_them() {
        String pool = API.newPool();
        String guest = API.getId(pool, Map.of());
        API.stores.pools().changeSettings(pool, settings -> settings.toBuilder()
                .allowUnauthenticatedIdentities(false)
                .build());
        refused(guest, Map.of(), null, "Unauthenticated access is not supported for this identity pool.");
    }

    @Test
    void a_revoked_session_is_refused_where_the_pool_asks_for_the_check() {
        String pool = API.newPool(true);
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        refused(alice, Map.of(IDP, "alice revoked"), null, "Invalid login token. Token has been revoked.");
    }

    @Test
    void the_token_selects_the_role_where_the_pool_says_so() {
        String pool = byToken("Deny");
        API.logins.claims("carol", Map.of("cognito:roles", List.of(READER, WRITER), "cognito:preferred_role", WRITER));
        assertThat(role(pool, "carol", null)).endsWith("/writer/CognitoIdentityCredentials");
        assertThat(role(pool, "carol", READER)).endsWith("/reader/CognitoIdentityCredentials");
    }

    @Test
    void s63_a_role_that_the_token_does_not_prove_is_refused_to_who_asks_for_it() {
        String pool = byToken("AuthenticatedRole");
        API.logins.claims("dave", Map.of("cognito:roles", List.of(READER)));
        String dave = API.getId(pool, Map.of(IDP, "dave"));
        refused(dave, Map.of(IDP, "dave"), WRITER, "Token is not authorized to assume a role of this identity pool.");
        String plain = API.newPool();
        String user = API.getId(plain, Map.of(IDP, "dave"));
        refused(user, Map.of(IDP, "dave"), WRITER, "Token is not authorized to assume a role of this identity pool.");
        String guest = API.getId(plain, Map.of());
        refused(guest, Map.of(), READER, "Token is not authorized to assume a role of this identity pool.");
    }

    @Test
    void s63_an_ambiguous_role_is_refused_where_the_pool_says_deny() {
        API.logins.claims("erin", Map.of("cognito:roles", List.of(READER, WRITER)));
        String denying = byToken("Deny");
        String erin = API.getId(denying, Map.of(IDP, "erin"));
        refused(erin, Map.of(IDP, "erin"), null, "Token is not authorized to assume a role of this identity pool.");
        assertThat(role(byToken("AuthenticatedRole"), "erin", null)).endsWith("/reader/CognitoIdentityCredentials");
    }

    @Test
    void s63_a_role_of_another_account_is_not_granted_even_if_the_token_names_it() {
        String pool = byToken("Deny");
        API.logins.claims("frank", Map.of("cognito:preferred_role", "arn:aws:iam::999999999999:role/writer"));
        String frank = API.getId(pool, Map.of(IDP, "frank"));
        assertThatExceptionOfType(InvalidIdentityPoolConfigurationException.class)
                .isThrownBy(() -> get(frank, Map.of(IDP, "frank"), null));
    }

    @Test
    void an_identity_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> get(NO_POOL, Map.of(), null))
                .withMessage("Identity '" + NO_POOL + "' not found.");
    }

    private static String byToken(String ambiguous) {
        String pool = API.newPool();
        API.setRoles(SetIdentityPoolRolesRequest.builder()
                .identityPoolId(pool)
                .roles(Map.of("authenticated", READER))
                .roleMappings(Map.of(
                        IDP + ":" + CLIENT,
                        RoleMapping.builder()
                                .type("Token")
                                .ambiguousRoleResolution(ambiguous)
                                .build()))
                .build());
        return pool;
    }

    private static String role(String pool, String subject, @Nullable String customRole) {
        String identity = API.getId(pool, Map.of(IDP, subject));
        return key(get(identity, Map.of(IDP, subject), customRole).credentials())
                .principalArn();
    }

    private static AccessKey key(Credentials credentials) {
        return API.accessKeys
                .find(credentials.accessKeyId(), credentials.sessionToken())
                .orElseThrow();
    }

    private static void refused(
            String identity, Map<String, String> logins, @Nullable String customRole, String message) {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> get(identity, logins, customRole))
                .withMessage(message);
    }

    private static GetCredentialsForIdentityResponse get(
            String identity, Map<String, String> logins, @Nullable String customRole) {
        return API.call(
                GetCredentialsForIdentityResponse.class,
                GetCredentialsForIdentityRequest.builder()
                        .identityId(identity)
                        .logins(logins)
                        .customRoleArn(customRole)
                        .build());
    }
}
