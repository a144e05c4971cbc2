package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.DEVELOPER;
import static dev.poolgate.identitypool.api.TestApi.NOW;
import static dev.poolgate.identitypool.api.TestApi.READER;
import static dev.poolgate.identitypool.api.TestApi.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.token.PoolTokenIdentities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.MergeDeveloperIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** The developer enhanced flow: the pool's own token as the login. */
class DeveloperFlowTest {
    private static final String MISMATCH =
            "Logins don't match. Please include at least one valid login for this identity or identity pool.";
    private static final String UNVERIFIABLE = "Invalid login token. Couldn't verify signed token.";

    @Test
    void the_token_that_the_backend_got_is_exchanged_for_credentials_of_the_pools_role() {
        String pool = API.newDeveloperPool();
        GetOpenIdTokenForDeveloperIdentityResponse alice = API.developer(pool, "alice");
        GetCredentialsForIdentityResponse answer = get(alice.identityId(), alice.token(), null);
        assertThat(answer.identityId()).isEqualTo(alice.identityId());
        assertThat(API.accessKeys
                        .find(
                                answer.credentials().accessKeyId(),
                                answer.credentials().sessionToken())
                        .orElseThrow()
                        .principalArn())
                .endsWith("assumed-role/reader/CognitoIdentityCredentials");
        assertThat(get(alice.identityId(), alice.token(), READER).identityId()).isEqualTo(alice.identityId());
    }

    @Test
    void s63_the_client_does_not_choose_another_role() {
        String pool = API.newDeveloperPool();
        GetOpenIdTokenForDeveloperIdentityResponse alice = API.developer(pool, "alice");
        refused(
                alice.identityId(),
                alice.token(),
                WRITER,
                "Token is not authorized to assume a role of this identity pool.");
    }

    @Test
    void s33_a_token_counts_for_its_own_identity_alone() {
        String pool = API.newDeveloperPool();
        String token = API.developer(pool, "alice").token();
        refused(API.developer(pool, "bob").identityId(), token, null, MISMATCH);
        refused(API.getId(pool, Map.of()), token, null, MISMATCH);
        refused(API.developer(API.newDeveloperPool(), "alice").identityId(), token, null, MISMATCH);
    }

    @Test
    void a_token_for_another_pool_is_refused_even_if_it_names_the_identity() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        String other = API.newDeveloperPool();
        refused(alice, issue(other, alice, user(other, "alice")), null, MISMATCH);
        refused(alice, issue(other, alice, user(pool, "alice")), null, MISMATCH);
        assertThat(get(alice, issue(pool, alice, user(pool, "alice")), null).identityId())
                .isEqualTo(alice);
    }

    @Test
    void s63_a_token_that_a_client_got_itself_does_not_go_round_the_roles_of_the_pool() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        API.link(pool, alice, "alice");
        String guest = API.getId(pool, Map.of());
        refused(alice, classic(alice, Map.of(IDP, "alice")), null, MISMATCH);
        refused(guest, classic(guest, Map.of()), null, MISMATCH);
    }

    @Test
    void a_token_does_not_outlive_the_users_link_or_the_identity() {
        String pool = API.newDeveloperPool();
        GetOpenIdTokenForDeveloperIdentityResponse alice = API.developer(pool, "alice");
        API.link(pool, alice.identityId(), "other");
        API.stores.identities().unlink(alice.identityId(), Set.of(new Login(DEVELOPER, "alice")), NOW);
        refused(alice.identityId(), alice.token(), null, MISMATCH);
        GetOpenIdTokenForDeveloperIdentityResponse source = API.developer(pool, "source");
        API.developer(pool, "destination");
        API.call(
                MergeDeveloperIdentitiesResponse.class,
                MergeDeveloperIdentitiesRequest.builder()
                        .identityPoolId(pool)
                        .developerProviderName(DEVELOPER)
                        .sourceUserIdentifier("source")
                        .destinationUserIdentifier("destination")
                        .build());
        refused(source.identityId(), source.token(), null, MISMATCH);
    }

    @Test
    void a_token_that_is_over_or_forged_is_refused() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        String over = API.poolTokens.issue(pool, alice, user(pool, "alice"), List.of(), Map.of(), Duration.ZERO);
        long now = NOW.getEpochSecond();
        refused(alice, over, null, "Invalid login token. Token expired: " + now + " >= " + now);
        refused(alice, "forged", null, UNVERIFIABLE);
    }

    @Test
    void a_token_from_before_its_identity_was_revoked_is_refused() {
        String pool = API.newDeveloperPool();
        GetOpenIdTokenForDeveloperIdentityResponse rita = API.developer(pool, "rita");
        API.revocations.revokeIdentity(rita.identityId());
        refused(rita.identityId(), rita.token(), null, "Invalid login token. Token has been revoked.");
    }

    @Test
    void the_credentials_of_a_developers_user_end_with_the_sign_in_that_came_along() {
        String pool = API.newDeveloperPool();
        API.logins.claims(
                "olga",
                Map.of("iss", "https://idp", "sub", "olga", "iat", NOW.getEpochSecond(), "origin_jti", "s-olga"));
        GetOpenIdTokenForDeveloperIdentityResponse olga = API.call(
                GetOpenIdTokenForDeveloperIdentityResponse.class,
                GetOpenIdTokenForDeveloperIdentityRequest.builder()
                        .identityPoolId(pool)
                        .logins(Map.of(DEVELOPER, "dev-olga", IDP, "olga"))
                        .build());
        Credentials credentials = get(olga.identityId(), olga.token(), null).credentials();
        assertThat(API.accessKeys.find(credentials.accessKeyId(), credentials.sessionToken()))
                .isPresent();
        API.signOuts.revokeSession("https://idp", "s-olga", NOW.plusSeconds(3600));
        assertThat(API.accessKeys.find(credentials.accessKeyId(), credentials.sessionToken()))
                .isEmpty();
        refused(olga.identityId(), olga.token(), null, "Invalid login token. Token has been revoked.");
    }

    @Test
    void the_token_stands_alone() {
        String pool = API.newDeveloperPool();
        GetOpenIdTokenForDeveloperIdentityResponse alice = API.developer(pool, "alice");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> get(
                        alice.identityId(), Map.of(PoolTokenIdentities.PRINCIPAL, alice.token(), IDP, "alice"), null));
    }

    private static List<String> user(String pool, String user) {
        return List.of("authenticated", DEVELOPER, DEVELOPER + ":" + pool + ":" + user);
    }

    private static String issue(String pool, String identity, List<String> amr) {
        return API.poolTokens.issue(pool, identity, amr, List.of(), Map.of(), Duration.ofMinutes(15));
    }

    private static String classic(String identity, Map<String, String> logins) {
        return API.call(
                        GetOpenIdTokenResponse.class,
                        GetOpenIdTokenRequest.builder()
                                .identityId(identity)
                                .logins(logins)
                                .build())
                .token();
    }

    private static void refused(String identity, String token, @Nullable String role, String message) {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> get(identity, token, role))
                .withMessage(message);
    }

    private static GetCredentialsForIdentityResponse get(String identity, String token, @Nullable String role) {
        return get(identity, Map.of(PoolTokenIdentities.PRINCIPAL, token), role);
    }

    private static GetCredentialsForIdentityResponse get(
            String identity, Map<String, String> logins, @Nullable String role) {
        return API.call(
                GetCredentialsForIdentityResponse.class,
                GetCredentialsForIdentityRequest.builder()
                        .identityId(identity)
                        .logins(logins)
                        .customRoleArn(role)
                        .build());
    }
}
