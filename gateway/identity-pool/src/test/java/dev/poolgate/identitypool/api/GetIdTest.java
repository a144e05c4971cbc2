package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.FakeLogins.OTHER_IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class GetIdTest {

    private static final String UNSUPPORTED = "Token is not from a supported provider of this identity pool.";

    @Test
    void a_known_login_has_the_same_identity_again() {
        String pool = API.newPool();
        assertThat(API.getId(pool, Map.of(IDP, "alice")))
                .isEqualTo(API.getId(pool, Map.of(IDP, "alice")))
                .startsWith("eu-west-1:");
    }

    @Test
    void s33_two_users_never_share_an_identity() {
        String pool = API.newPool();
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isNotEqualTo(API.getId(pool, Map.of(IDP, "bob")));
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isNotEqualTo(API.getId(pool, Map.of(OTHER_IDP, "alice")));
    }

    @Test
    void a_guest_gets_a_new_identity_each_time() {
        String pool = API.newPool();
        assertThat(API.getId(pool, Map.of())).isNotEqualTo(API.getId(pool, Map.of()));
    }

    @Test
    void two_logins_at_once_become_one_identity() {
        String pool = API.newPool();
        String both = API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        assertThat(API.getId(pool, Map.of(OTHER_IDP, "alice2"))).isEqualTo(both);
    }

    @Test
    void two_identities_whose_logins_are_brought_at_once_become_one_and_the_older_survives() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice"));
        String other = API.getId(pool, Map.of(OTHER_IDP, "alice2"));
        String survivor = API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        assertThat(survivor).isIn(alice, other);
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(survivor);
        assertThat(API.getId(pool, Map.of(OTHER_IDP, "alice2"))).isEqualTo(survivor);
        String gone = survivor.equals(alice) ? other : alice;
        assertThat(API.stores.identities().find(gone).orElseThrow().disabled()).isTrue();
    }

    @Test
    void a_second_login_of_one_provider_is_a_conflict_and_nothing_is_merged() {
        String pool = API.newPool();
        String alice = API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "alice2"));
        String bob = API.getId(pool, Map.of(IDP, "bob"));
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> API.getId(pool, Map.of(IDP, "bob", OTHER_IDP, "alice2")))
                .withMessage("Logins already linked");
        assertThat(API.getId(pool, Map.of(IDP, "alice"))).isEqualTo(alice);
        assertThat(API.getId(pool, Map.of(IDP, "bob"))).isEqualTo(bob);
    }

    @Test
    void guests_are_refused_where_the_pool_admits_none() {
        String pool = API.newPool();
        API.stores.pools().changeSettings(pool, settings -> settings.toBuilder()
                .allowUnauthenticatedIdentities(false)
                .build());
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> API.getId(pool, Map.of()))
                .withMessage("Unauthenticated access is not supported for this identity pool.");
    }

    @Test
    void a_provider_that_the_pool_does_not_name_is_refused() {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> API.getId(API.newPool(), Map.of(IDP + "2", "alice")))
                .withMessage(UNSUPPORTED);
    }

    @Test
    void a_client_that_the_pool_does_not_name_is_refused() {
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> API.getId(API.newPool(), Map.of(IDP, "alice@client2")))
                .withMessage(UNSUPPORTED);
    }

    @Test
    void one_bad_token_spoils_the_call_and_nothing_is_kept() {
        String pool = API.newPool();
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> API.getId(pool, Map.of(IDP, "alice", OTHER_IDP, "forged")))
                .withMessage("Invalid login token. Couldn't verify signed token.");
        assertThat(API.stores.identities().list(pool, "", 10, false)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.poolgate.identitypool.TestSubjects#unusableAsTokens")
    void who_has_no_usable_id_at_a_provider_is_refused_and_nothing_is_kept(String subject) {
        String pool = API.newPool();
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> API.getId(pool, Map.of(IDP, subject)))
                .withMessage("Invalid login token. The subject is too long or has characters that are not allowed.");
        assertThat(API.stores.identities().list(pool, "", 10, false)).isEmpty();
    }

    @Test
    void a_provider_whose_keys_cannot_be_had_is_an_external_fault() {
        assertThatExceptionOfType(ExternalServiceException.class)
                .isThrownBy(() -> API.getId(API.newPool(), Map.of(IDP, "unreachable")));
    }

    @Test
    void a_revoked_session_counts_unless_the_pool_asks_for_the_check() {
        assertThat(API.getId(API.newPool(false), Map.of(IDP, "alice revoked"))).isNotBlank();
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> API.getId(API.newPool(true), Map.of(IDP, "alice revoked")))
                .withMessageContaining("revoked");
    }

    @Test
    void a_pool_that_is_not_there_is_not_found() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> API.getId(NO_POOL, Map.of()))
                .withMessage("IdentityPool '" + NO_POOL + "' not found.");
    }

    @Test
    void more_than_10_logins_are_refused() {
        Map<String, String> logins =
                Stream.iterate(1, i -> i + 1).limit(11).collect(Collectors.toMap(i -> "idp" + i, i -> "alice"));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> API.getId(API.newPool(), logins))
                .withMessageContaining("'logins'");
    }
}
