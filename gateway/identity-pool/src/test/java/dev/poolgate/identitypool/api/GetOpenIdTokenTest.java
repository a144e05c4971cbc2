package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.FakeLogins.OTHER_IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NOW;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.identitypool.token.PoolToken;
import dev.poolgate.identitypool.token.PoolTokenIdentities;
import dev.poolgate.identitypool.token.PoolTokenResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class GetOpenIdTokenTest {

    @Test
    void a_user_gets_a_token_for_ten_minutes_that_names_the_login() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        PoolToken token = token(get(alice, Map.of(IDP, "alice")));
        assertThat(token.identityId()).isEqualTo(alice);
        assertThat(token.identityPoolId()).isEqualTo(pool);
        assertThat(token.amr()).containsExactly("authenticated", IDP, IDP + ":CognitoSignIn:alice");
        assertThat(token.principalTags()).isEmpty();
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void a_guest_gets_a_token_where_the_pool_admits_guests() {
        String pool = API.newDeveloperPool();
        String guest = API.getId(pool, Map.of());
        assertThat(token(get(guest, Map.of())).amr()).containsExactly("unauthenticated");
        API.changeSettings(pool, settings -> settings.toBuilder()
                .allowUnauthenticatedIdentities(false)
                .build());
        refused(guest, Map.of(), "Unauthenticated access is not supported for this identity pool.");
    }

    @Test
    void attributes_for_access_control_travel_in_the_token() {
        String pool = API.newDeveloperPool();
        API.logins.claims("tess", Map.of("custom:team", "red"));
        API.stores
                .pools()
                .replaceTagMap(GetPrincipalTagAttributeMapResponse.builder()
                        .identityPoolId(pool)
                        .identityProviderName(IDP)
                        .principalTags(Map.of("team", "custom:team"))
                        .build());
        String tess = API.getId(pool, Map.of(IDP, "tess"));
        assertThat(token(get(tess, Map.of(IDP, "tess"))).principalTags()).isEqualTo(Map.of("team", "red"));
        API.logins.claims("tess", Map.of("custom:team", "red;blue"));
        refused(tess, Map.of(IDP, "tess"), "Token is not authorized to assume a role of this identity pool.");
    }

    @Test
    void without_the_classic_flow_there_is_no_token() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> get(alice, Map.of(IDP, "alice")))
                .withMessage("Basic (classic) flow is not enabled, please use enhanced flow.");
    }

    @Test
    void another_login_is_linked_and_the_survivor_of_a_merge_is_who_the_token_speaks_of() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        String other = API.getId(pool, Map.of(OTHER_IDP, "alice2"));
        GetOpenIdTokenResponse answer = get(other, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        assertThat(answer.identityId()).isIn(alice, other);
        assertThat(token(answer).identityId()).isEqualTo(answer.identityId());
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(answer.identityId());
    }

    @Test
    void a_second_login_of_one_provider_is_a_conflict() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> get(alice, Map.of(IDP, "alice", OTHER_IDP, "alice3")))
                .withMessage("Logins already linked");
    }

    @Test
    void s33_nobody_gets_a_token_for_somebody_else() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        refused(alice, Map.of(), "Access to Identity '" + alice + "' is forbidden.");
        String mismatch =
                "Logins don't match. Please include at least one valid login for this identity or identity pool.";
        refused(alice, Map.of(IDP, "mallory"), mismatch);
        refused(alice, Map.of(OTHER_IDP, "alice"), mismatch);
        refused(alice, Map.of(IDP, "forged"), "Invalid login token. Couldn't verify signed token.");
    }

    @Test
    void a_revoked_session_is_refused_where_the_pool_asks_for_the_check() {
        String pool = API.newPool(true);
        API.changeSettings(
                pool, settings -> settings.toBuilder().allowClassicFlow(true).build());
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        refused(alice, Map.of(IDP, "alice revoked"), "Invalid login token. Token has been revoked.");
    }

    @Test
    void a_token_of_the_pool_gets_no_other_token_of_the_pool() {
        String pool = API.newDeveloperPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        String token = get(alice, Map.of(IDP, "alice")).token();
        refused(
                alice,
                Map.of(PoolTokenIdentities.PRINCIPAL, token),
                "Token is not from a supported provider of this identity pool.");
    }

    @Test
    void an_identity_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> get(NO_POOL, Map.of()))
                .withMessage("Identity '" + NO_POOL + "' not found.");
    }

    private static PoolToken token(GetOpenIdTokenResponse answer) {
        return ((PoolTokenResult.Verified) API.poolTokens.verify(answer.token())).token();
    }

    private static void refused(String identity, Map<String, String> logins, String message) {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> get(identity, logins))
                .withMessage(message);
    }

    private static GetOpenIdTokenResponse get(String identity, Map<String, String> logins) {
        return API.call(
                GetOpenIdTokenResponse.class,
                GetOpenIdTokenRequest.builder()
                        .identityId(identity)
                        .logins(logins)
                        .build());
    }
}
