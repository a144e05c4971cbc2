package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.FakeLogins.OTHER_IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.DEVELOPER;
import static dev.poolgate.identitypool.api.TestApi.NOW;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.token.PoolToken;
import dev.poolgate.identitypool.token.PoolTokenResult;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.DeveloperUserAlreadyRegisteredException;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class GetOpenIdTokenForDeveloperIdentityTest {

    @Test
    void a_user_is_registered_once_and_gets_a_token_for_15_minutes() {
        String pool = API.newDeveloperPool();
        GetOpenIdTokenForDeveloperIdentityResponse first = API.developer(pool, "alice");
        assertThat(API.developer(pool, "alice").identityId()).isEqualTo(first.identityId());
        assertThat(API.developer(pool, "bob").identityId()).isNotEqualTo(first.identityId());
        PoolToken token = token(first);
        assertThat(token.identityId()).isEqualTo(first.identityId());
        assertThat(token.amr()).containsExactly("authenticated", DEVELOPER, DEVELOPER + ":" + pool + ":alice");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void the_token_lives_as_long_as_asked_up_to_a_day_and_carries_the_tags() {
        String pool = API.newDeveloperPool();
        PoolToken token = token(get(request(pool, null, Map.of(DEVELOPER, "alice"))
                .tokenDuration(86_400L)
                .principalTags(Map.of("dept", "sales"))));
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(86_400));
        assertThat(token.principalTags()).isEqualTo(Map.of("dept", "sales"));
        assertThat(token(get(request(pool, null, Map.of(DEVELOPER, "alice")).tokenDuration(1L)))
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(1));
        invalid(request(pool, null, Map.of(DEVELOPER, "alice")).tokenDuration(86_401L));
        invalid(request(pool, null, Map.of(DEVELOPER, "alice")).tokenDuration(0L));
    }

    @Test
    void s64_a_tag_that_no_session_could_carry_is_refused() {
        String pool = API.newDeveloperPool();
        invalid(request(pool, null, Map.of(DEVELOPER, "alice")).principalTags(Map.of("dept", "a;b")));
        invalid(request(pool, null, Map.of(DEVELOPER, "alice")).principalTags(Map.of("dept\n", "a")));
        Map<String, String> tooMany = IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "t" + i, i -> "v"));
        invalid(request(pool, null, Map.of(DEVELOPER, "alice")).principalTags(tooMany));
    }

    @Test
    void a_user_is_linked_to_the_identity_that_is_given_guest_or_not() {
        String pool = API.newDeveloperPool();
        String guest = API.getId(pool, Map.of());
        assertThat(get(request(pool, guest, Map.of(DEVELOPER, "gina"))).identityId())
                .isEqualTo(guest);
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        assertThat(get(request(pool, alice, Map.of(DEVELOPER, "alice"))).identityId())
                .isEqualTo(alice);
        assertThat(get(request(pool, alice, Map.of(DEVELOPER, "alice-too"))).identityId())
                .isEqualTo(alice);
        assertThat(API.stores.identities().find(alice).orElseThrow().logins())
                .containsExactlyInAnyOrder(
                        new Login(IDP, "alice"), new Login(DEVELOPER, "alice"), new Login(DEVELOPER, "alice-too"));
    }

    @Test
    void a_user_registered_with_another_identity_is_told_so() {
        String pool = API.newDeveloperPool();
        String alice = API.developer(pool, "alice").identityId();
        String bob = API.developer(pool, "bob").identityId();
        assertThatExceptionOfType(DeveloperUserAlreadyRegisteredException.class)
                .isThrownBy(() -> get(request(pool, bob, Map.of(DEVELOPER, "alice"))));
        assertThat(get(request(pool, alice, Map.of(DEVELOPER, "alice"))).identityId())
                .isEqualTo(alice);
    }

    @Test
    void other_logins_are_proven_linked_and_named_in_the_token() {
        String pool = API.newDeveloperPool();
        String byPool = API.getId(pool, Map.of(IDP, "alice"));
        GetOpenIdTokenForDeveloperIdentityResponse answer =
                get(request(pool, null, Map.of(DEVELOPER, "alice", IDP, "alice")));
        assertThat(answer.identityId()).isEqualTo(byPool);
        assertThat(token(answer).amr())
                .containsExactly(
                        "authenticated",
                        DEVELOPER,
                        DEVELOPER + ":" + pool + ":alice",
                        IDP,
                        IDP + ":CognitoSignIn:alice");
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> get(request(pool, null, Map.of(DEVELOPER, "bob", IDP, "forged"))));
        assertThat(API.stores.identities().owners(pool, Set.of(new Login(DEVELOPER, "bob"))))
                .isEmpty();
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> get(request(pool, null, Map.of(DEVELOPER, "alice", IDP, "alice3"))));
    }

    @Test
    void what_is_no_user_of_the_developers_is_refused() {
        String pool = API.newDeveloperPool();
        invalid(request(pool, null, Map.of(IDP, "alice")));
        invalid(request(pool, null, Map.of()));
        invalid(request(pool, null, Map.of(DEVELOPER, "a\0b")));
        invalid(request(pool, null, Map.of(DEVELOPER, "\u4e2d".repeat(1000))));
        invalid(request(API.newPool(), null, Map.of(DEVELOPER, "alice")));
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> get(request(pool, null, Map.of(DEVELOPER, "alice", "dev.other", "alice"))))
                .withMessage("Token is not from a supported provider of this identity pool.");
    }

    @Test
    void an_identity_of_another_pool_or_of_nobody_is_not_linked() {
        String pool = API.newDeveloperPool();
        String elsewhere = API.developer(API.newDeveloperPool(), "alice").identityId();
        notFound(pool, elsewhere);
        notFound(pool, NO_POOL);
        String merged = API.getId(pool, Map.of(IDP, "alice"));
        String guest = API.getId(pool, Map.of());
        API.stores.identities().unlink(merged, Set.of(new Login(IDP, "alice")), NOW);
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> get(request(pool, merged, Map.of(DEVELOPER, "alice"))))
                .withMessage("Access to Identity '" + merged + "' is forbidden.");
        get(request(pool, guest, Map.of(DEVELOPER, "gina", OTHER_IDP, "gina")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> API.developer(NO_POOL, "alice"))
                .withMessage("IdentityPool '" + NO_POOL + "' not found.");
    }

    private static void notFound(String pool, String identity) {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> get(request(pool, identity, Map.of(DEVELOPER, "nora"))))
                .withMessage("Identity '" + identity + "' not found.");
    }

    private static void invalid(GetOpenIdTokenForDeveloperIdentityRequest.Builder request) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> get(request));
    }

    private static PoolToken token(GetOpenIdTokenForDeveloperIdentityResponse answer) {
        return ((PoolTokenResult.Verified) API.poolTokens.verify(answer.token())).token();
    }

    private static GetOpenIdTokenForDeveloperIdentityRequest.Builder request(
            String pool, @Nullable String identity, Map<String, String> logins) {
        return GetOpenIdTokenForDeveloperIdentityRequest.builder()
                .identityPoolId(pool)
                .identityId(identity)
                .logins(logins);
    }

    private static GetOpenIdTokenForDeveloperIdentityResponse get(
            GetOpenIdTokenForDeveloperIdentityRequest.Builder request) {
        return API.call(GetOpenIdTokenForDeveloperIdentityResponse.class, request.build());
    }
}
