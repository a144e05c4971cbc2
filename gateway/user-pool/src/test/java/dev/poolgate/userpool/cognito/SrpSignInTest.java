package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.SrpClient;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

/** Sign-in by SRP, with a client written from the other side of the arithmetic. */
final class SrpSignInTest {
    private static final String RANDOM_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();
    private final SrpClient srp = new SrpClient(pools.poolId());

    @Test
    void a_user_signs_in_without_sending_the_password() {
        String name = pools.confirmedUser();

        Map<String, String> challenge = begin(client, name).challengeParameters();

        assertThat(challenge).containsOnlyKeys("SALT", "SRP_B", "SECRET_BLOCK", "USERNAME", "USER_ID_FOR_SRP");
        assertThat(answer(challenge, PASSWORD).authenticationResult().refreshToken())
                .isNotEmpty();
    }

    @Test
    void a_wrong_password_is_refused_and_an_answer_is_good_once() {
        Map<String, String> challenge = begin(client, pools.confirmedUser()).challengeParameters();

        assertThatThrownBy(() -> answer(challenge, "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
        assertThatThrownBy(() -> answer(challenge, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void a_challenge_survives_a_restart() {
        Map<String, String> challenge = begin(client, pools.confirmedUser()).challengeParameters();

        pools.restart();

        assertThat(answer(challenge, PASSWORD).authenticationResult()).isNotNull();
    }

    @Test
    void a_proof_is_refused_five_minutes_from_its_time() {
        Map<String, String> late = begin(client, pools.confirmedUser()).challengeParameters();
        Map<String, String> inTime = begin(client, pools.confirmedUser()).challengeParameters();

        assertThatThrownBy(() -> answer(late, PASSWORD, Duration.ofMinutes(-5).minusSeconds(1)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(answer(inTime, PASSWORD, Duration.ofMinutes(-4)).authenticationResult())
                .isNotNull();
    }

    @Test
    void wrong_proofs_count_as_wrong_passwords() {
        String name = pools.confirmedUser();
        for (int i = 0; i < 5; i++) {
            Map<String, String> challenge = begin(client, name).challengeParameters();
            assertThatThrownBy(() -> answer(challenge, "wrong")).isInstanceOf(NotAuthorizedException.class);
        }

        assertThatThrownBy(() -> pools.password(client, name, PASSWORD)).hasMessage("Password attempts exceeded");
    }

    /** The third look at the clock is at the proof's timestamp: by then the user was not locked out. */
    @Test
    void a_right_proof_learns_nothing_once_others_have_locked_the_user_out() {
        String name = pools.confirmedUser();
        Map<String, String> challenge = begin(client, name).challengeParameters();
        Map<String, String> proof = srp.answer(challenge, PASSWORD, pools.clock.instant());
        pools.clock.meanwhile(3, () -> {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> pools.password(client, name, "wrong"))
                        .isInstanceOf(NotAuthorizedException.class);
            }
        });

        assertThatThrownBy(() -> respond(client, proof)).hasMessage("Password attempts exceeded");
    }

    @Test
    void a_temporary_password_asks_for_a_new_one() {
        String name = pools.confirmedUser();
        pools.setPassword(name, "Temporary-1!", false);

        RespondToAuthChallengeResponse answer = answer(begin(client, name).challengeParameters(), "Temporary-1!");

        assertThat(answer.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(answer.session()).isNotEmpty();
    }

    @Test
    void an_unknown_user_is_told_as_in_the_capture_of_aws_where_the_client_does_not_mind() {
        assertThatThrownBy(() -> begin(client, unique("nobody")))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessage("User does not exist.");
    }

    @Test
    void s69_an_unknown_user_is_challenged_with_the_same_salt_each_time() {
        String discreet = pools.client(
                        pools.poolId(),
                        settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        String nobody = unique("nobody");

        Map<String, String> first = begin(discreet, nobody).challengeParameters();
        Map<String, String> second = begin(discreet, nobody).challengeParameters();

        assertThat(first.get("SALT")).hasSize(32).isEqualTo(second.get("SALT"));
        assertThat(first.get("USER_ID_FOR_SRP")).isEqualTo(second.get("USER_ID_FOR_SRP"));
        assertThatThrownBy(() -> respond(discreet, first, PASSWORD, Duration.ZERO))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    @Test
    void s69_a_stand_in_is_named_as_a_user_of_the_pool_would_be() {
        assertThat(standIn(settings -> settings, "nobody")).isEqualTo("nobody");
        assertThat(standIn(settings -> settings, "no@example.com")).isEqualTo("no@example.com");
        assertThat(standIn(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL), "nobody"))
                .isEqualTo("nobody");
        assertThat(standIn(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL), "no@example.com"))
                .matches(RANDOM_UUID);
        assertThat(standIn(settings -> settings.aliasAttributes(AliasAttributeType.PHONE_NUMBER), "+4930123456"))
                .matches(RANDOM_UUID);
        assertThat(standIn(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL), "no@example.com"))
                .matches(RANDOM_UUID);
    }

    @Test
    void s69_a_stand_in_with_the_longest_name_is_challenged_too() {
        assertThat(standIn(settings -> settings, "n".repeat(128))).hasSize(128);
    }

    private String standIn(UnaryOperator<CreateUserPoolRequest.Builder> pool, String name) {
        String discreet = pools.client(
                        pools.pool(pool).id(),
                        settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        return requireNonNull(begin(discreet, name).challengeParameters().get("USER_ID_FOR_SRP"));
    }

    @Test
    void a_public_value_that_is_none_is_refused() {
        for (String value :
                new String[] {"0", "not hex", "-1", "f".repeat(768), "0".repeat(768) + "2", "1".repeat(1_000_000)}) {
            assertThatThrownBy(() ->
                            pools.initiate(client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "x", "SRP_A", value)))
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    private InitiateAuthResponse begin(String clientId, String name) {
        return pools.initiate(
                clientId, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", srp.publicValue()));
    }

    private RespondToAuthChallengeResponse answer(Map<String, String> challenge, String password) {
        return answer(challenge, password, Duration.ZERO);
    }

    private RespondToAuthChallengeResponse answer(Map<String, String> challenge, String password, Duration skew) {
        return respond(client, challenge, password, skew);
    }

    private RespondToAuthChallengeResponse respond(
            String clientId, Map<String, String> challenge, String password, Duration skew) {
        return respond(
                clientId, srp.answer(challenge, password, pools.clock.instant().plus(skew)));
    }

    private RespondToAuthChallengeResponse respond(String clientId, Map<String, String> proof) {
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(clientId)
                .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                .challengeResponses(proof)
                .build());
    }
}
