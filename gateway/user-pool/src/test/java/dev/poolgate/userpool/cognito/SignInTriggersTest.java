package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class SignInTriggersTest {
    private static final String PRE = "PreAuthentication_Authentication";
    private static final String POST = "PostAuthentication_Authentication";

    private final Fixture pools = new Fixture();
    private String pool;
    private String client;

    @BeforeEach
    void pool() {
        pool = pools.pool(settings -> settings.lambdaConfig(
                        config -> config.preAuthentication(TriggerRecord.ARN).postAuthentication(TriggerRecord.ARN)))
                .id();
        client = pools.client(pool, settings -> settings).clientId();
        pools.pools().seeding().user(pool, "jane", Fixture.PASSWORD, Map.of("name", "Jane"), Set.of());
    }

    @Test
    void both_see_the_user_and_only_the_first_what_came_with_the_call() {
        signIn("jane", Fixture.PASSWORD);

        var pre = pools.triggers.only(PRE);
        assertThat(pre.userName()).isEqualTo("jane");
        assertThat(pre.request())
                .containsEntry("validationData", Map.of("from", "page"))
                .containsEntry("userNotFound", false);
        assertThat((Map<?, ?>) pre.request().get("userAttributes"))
                .extracting("name")
                .isEqualTo("Jane");
        var post = pools.triggers.only(POST);
        assertThat(post.request()).containsEntry("newDeviceUsed", false).doesNotContainKey("clientMetadata");
    }

    @Test
    void a_forbidden_sign_in_ends_whatever_the_password() {
        pools.triggers.reject(PRE, "not today");

        assertThatThrownBy(() -> signIn("jane", Fixture.PASSWORD))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageStartingWith("PreAuthentication failed with error not today.");
        assertThatThrownBy(() -> signIn("jane", "wrong")).isInstanceOf(UserLambdaValidationException.class);
    }

    @Test
    void srp_asks_before_it_challenges() {
        pools.triggers.reject(PRE, "not today");

        assertThatThrownBy(() -> pools.initiate(
                        client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "jane", "SRP_A", "abcdef")))
                .isInstanceOf(UserLambdaValidationException.class);
    }

    @Test
    void after_a_wrong_password_nobody_hears_of_a_sign_in() {
        assertThatThrownBy(() -> signIn("jane", "wrong")).isInstanceOf(NotAuthorizedException.class);

        assertThat(pools.triggers.sources()).containsExactly(PRE);
    }

    @Test
    void who_fails_after_the_sign_in_fails_it() {
        pools.triggers.reject(POST, "no");

        assertThatThrownBy(() -> signIn("jane", Fixture.PASSWORD)).isInstanceOf(UserLambdaValidationException.class);
    }

    @Test
    void a_refresh_asks_neither() {
        String refresh = pools.signIn(client, "jane").refreshToken();
        pools.triggers.events.clear();

        pools.refresh(client, refresh);

        assertThat(pools.triggers.events).isEmpty();
    }

    @Test
    void an_unknown_user_is_told_of_where_the_client_hides_who_exists() {
        String hiding = pools.client(
                        pool, settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();

        assertThatThrownBy(() -> pools.password(hiding, "nobody", "wrong")).isInstanceOf(NotAuthorizedException.class);

        var pre = pools.triggers.only(PRE);
        assertThat(pre.userName()).isEqualTo("nobody");
        assertThat(pre.request()).containsEntry("userNotFound", true).containsEntry("userAttributes", Map.of());
    }

    @Test
    void an_unknown_user_is_refused_without_the_trigger_where_it_does_not() {
        assertThatThrownBy(() -> signIn("nobody", "wrong")).isInstanceOf(UserNotFoundException.class);

        assertThat(pools.triggers.events).isEmpty();
    }

    @Test
    void without_the_clients_secret_no_trigger_is_called() {
        String secret =
                pools.client(pool, settings -> settings.generateSecret(true)).clientId();

        assertThatThrownBy(() -> pools.password(secret, "jane", Fixture.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(pools.triggers.events).isEmpty();
    }

    private void signIn(String name, String password) {
        pools.call(InitiateAuthRequest.builder()
                .clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", password))
                .clientMetadata(Map.of("from", "page"))
                .build());
    }
}
