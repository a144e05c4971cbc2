package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** AWS's model says nothing of the name in a sign-in's parameters, so the shape is checked here. */
final class SignInNameTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    static String[] noNames() {
        return new String[] {"a".repeat(129), "a@" + "a.".repeat(50_000), "jane\0", "jane doe", "\ud800"};
    }

    @ParameterizedTest
    @MethodSource("noNames")
    void what_cannot_be_a_name_is_refused_before_it_is_looked_up(String name) {
        assertThatThrownBy(() -> pools.password(client, name, PASSWORD)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        pools.initiate(client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", "abcdef")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("username");
        assertThatThrownBy(() -> pools.call(RespondToAuthChallengeRequest.builder()
                        .clientId(client)
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session("no session, which would be noticed later")
                        .challengeResponses(Map.of("USERNAME", name, "NEW_PASSWORD", PASSWORD))
                        .build()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("username");
    }

    @Test
    void the_longest_name_is_looked_up() {
        assertThatThrownBy(() -> pools.password(client, "a".repeat(128), PASSWORD))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void a_name_whose_lower_case_could_be_longer_fits_everywhere() {
        String pool = pools.pool(
                        settings -> settings.usernameConfiguration(configuration -> configuration.caseSensitive(false)))
                .id();
        String discreet = pools.client(
                        pool, settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        String name = "\u0130".repeat(128);

        assertThatThrownBy(() -> pools.password(discreet, name, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThat(pools.signUp(discreet, name, Map.of()).userSub()).isNotEmpty();
    }
}
