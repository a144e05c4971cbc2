package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

final class RespondToAuthChallengeTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_new_password_ends_the_sign_in_and_is_the_password_from_then_on() {
        String name = invited();

        RespondToAuthChallengeResponse answer = respond(client, name, session(name), "Another-Horse-8");

        assertThat(answer.authenticationResult().refreshToken()).isNotEmpty();
        assertThat(pools.password(client, name, "Another-Horse-8").authenticationResult())
                .isNotNull();
    }

    @Test
    void a_session_is_good_once() {
        String name = invited();
        String session = session(name);
        respond(client, name, session, "Another-Horse-8");
        pools.setPassword(name, "Temporary-1!", false);

        assertThatThrownBy(() -> respond(client, name, session, "Another-Horse-9"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
    }

    @Test
    void a_session_survives_a_restart() {
        String name = invited();
        String session = session(name);

        pools.restart();

        assertThat(respond(client, name, session, "Another-Horse-8").authenticationResult())
                .isNotNull();
    }

    @Test
    void a_session_ends_after_the_minutes_of_its_client() {
        String name = invited();
        String late = session(name);
        String inTime = session(name);
        pools.clock.pass(Duration.ofMinutes(3));
        assertThatThrownBy(() -> respond(client, name, late, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user, session is expired.");
        pools.clock.pass(Duration.ofMillis(-1));

        assertThat(respond(client, name, inTime, "Another-Horse-8").authenticationResult())
                .isNotNull();
    }

    @Test
    void a_session_of_another_user_or_client_is_none() {
        String name = invited();
        String session = session(name);

        assertThatThrownBy(() -> respond(client, invited(), session, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        assertThatThrownBy(() -> respond(pools.clientId(), name, session, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
    }

    @Test
    void a_password_against_the_policy_leaves_the_session_open() {
        String name = invited();
        String session = session(name);
        assertThatThrownBy(() -> respond(client, name, session, "weak")).isInstanceOf(InvalidPasswordException.class);

        assertThat(respond(client, name, session, "Another-Horse-8").authenticationResult())
                .isNotNull();
    }

    @Test
    void required_attributes_that_are_missing_are_asked_for_and_taken() {
        UserPoolType pool = pools.pool(settings -> settings.schema(
                SchemaAttributeType.builder().name("name").required(true).build()));
        String poolClient = pools.client(pool.id(), settings -> settings).clientId();
        pools.call(AdminCreateUserRequest.builder()
                .userPoolId(pool.id())
                .username("jane")
                .temporaryPassword("Temporary-1!")
                .build());
        InitiateAuthResponse asked = pools.password(poolClient, "jane", "Temporary-1!");
        assertThat(asked.challengeParameters()).containsEntry("requiredAttributes", "[\"userAttributes.name\"]");

        assertThatThrownBy(() -> respond(poolClient, "jane", asked.session(), "Another-Horse-8"))
                .isInstanceOf(InvalidParameterException.class);
        RespondToAuthChallengeResponse answer = respond(
                poolClient,
                asked.session(),
                Map.of("USERNAME", "jane", "NEW_PASSWORD", "Another-Horse-8", "userAttributes.name", "Jane"));

        assertThat(claims(answer.authenticationResult().idToken()).getClaim("name"))
                .isEqualTo("Jane");
    }

    @Test
    void a_preferred_username_given_with_the_password_signs_in_and_has_one_holder() {
        UserPoolType pool = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.PREFERRED_USERNAME));
        String poolClient = pools.client(pool.id(), settings -> settings).clientId();
        respondAsNew(pool.id(), poolClient, "jane", "jj");

        assertThat(pools.password(poolClient, "jj", "Another-Horse-8").authenticationResult())
                .isNotNull();
        assertThatThrownBy(() -> respondAsNew(pool.id(), poolClient, "john", "jj"))
                .isInstanceOf(AliasExistsException.class);
    }

    @Test
    void a_user_disabled_meanwhile_is_refused() {
        String name = invited();
        String session = session(name);
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());

        assertThatThrownBy(() -> respond(client, name, session, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
    }

    @Test
    void a_session_ends_with_the_temporary_password_it_was_opened_by() {
        String name = invited();
        String session = session(name);
        pools.setPassword(name, "Temporary-2!", false);

        assertThatThrownBy(() -> respond(client, name, session, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        assertThat(pools.password(client, name, "Temporary-2!").challengeName())
                .isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
    }

    @Test
    void a_session_ends_with_its_password_even_while_the_new_one_is_hashed() {
        String name = invited();
        String session = session(name);
        pools.clock.meanwhile(2, () -> pools.setPassword(name, "Correct-Horse-9", true));

        assertThatThrownBy(() -> respond(client, name, session, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        assertThat(pools.password(client, name, "Correct-Horse-9").authenticationResult())
                .isNotNull();
    }

    @Test
    void a_user_disabled_while_the_new_password_is_hashed_keeps_the_old_one() {
        String name = invited();
        String session = session(name);
        pools.clock.meanwhile(
                2,
                () -> pools.call(AdminDisableUserRequest.builder()
                        .userPoolId(pools.poolId())
                        .username(name)
                        .build()));

        assertThatThrownBy(() -> respond(client, name, session, "Another-Horse-8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
        pools.call(AdminEnableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
        assertThat(session(name)).isNotNull();
    }

    private void respondAsNew(String poolId, String clientId, String name, String preferred) {
        pools.call(AdminCreateUserRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .temporaryPassword("Temporary-1!")
                .build());
        String session = pools.password(clientId, name, "Temporary-1!").session();
        respond(
                clientId,
                session,
                Map.of(
                        "USERNAME", name,
                        "NEW_PASSWORD", "Another-Horse-8",
                        "userAttributes.preferred_username", preferred));
    }

    private String invited() {
        String name = pools.confirmedUser();
        pools.setPassword(name, "Temporary-1!", false);
        return name;
    }

    private String session(String name) {
        return pools.password(client, name, "Temporary-1!").session();
    }

    private RespondToAuthChallengeResponse respond(String clientId, String name, String session, String password) {
        return respond(clientId, session, Map.of("USERNAME", name, "NEW_PASSWORD", password));
    }

    private RespondToAuthChallengeResponse respond(String clientId, String session, Map<String, String> responses) {
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(clientId)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .session(session)
                .challengeResponses(responses)
                .build());
    }
}
