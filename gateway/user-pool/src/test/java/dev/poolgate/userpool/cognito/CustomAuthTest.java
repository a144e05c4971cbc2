package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.SrpClient;
import dev.poolgate.userpool.triggers.TriggerEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** A sign-in by a riddle, with three guesses, as AWS's example has it. */
final class CustomAuthTest {
    private static final String DEFINE = "DefineAuthChallenge_Authentication";
    private static final String CREATE = "CreateAuthChallenge_Authentication";
    private static final String VERIFY = "VerifyAuthChallengeResponse_Authentication";

    private final Fixture pools = new Fixture();
    private String pool;
    private String client;

    @BeforeEach
    void riddle() {
        pool = pools.pool(settings -> settings.lambdaConfig(config -> config.defineAuthChallenge(TriggerRecord.ARN)
                        .createAuthChallenge(TriggerRecord.ARN)
                        .verifyAuthChallengeResponse(TriggerRecord.ARN)))
                .id();
        client = client(PreventUserExistenceErrorTypes.ENABLED);
        pools.pools().seeding().user(pool, "jane", Fixture.PASSWORD, Map.of("name", "Jane"), Set.of());
        pools.triggers.on(DEFINE, CustomAuthTest::decide);
        pools.triggers.on(
                CREATE,
                event -> Map.of(
                        "publicChallengeParameters", Map.of("riddle", "what walks on four legs", "USERNAME", "forged"),
                        "privateChallengeParameters", Map.of("answer", "man"),
                        "challengeMetadata", "RIDDLE"));
        pools.triggers.on(
                VERIFY,
                event -> Map.of(
                        "answerCorrect",
                        "man".equals(event.request().get("challengeAnswer"))
                                && Map.of("answer", "man")
                                        .equals(event.request().get("privateChallengeParameters"))));
    }

    @Test
    void a_right_answer_signs_in_even_after_a_restart() {
        InitiateAuthResponse asked = begin("jane");

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(asked.challengeParameters())
                .isEqualTo(Map.of("riddle", "what walks on four legs", "USERNAME", "jane"));
        pools.restart();
        assertThat(answer("jane", asked.session(), "man").authenticationResult().accessToken())
                .isNotEmpty();
        assertThat(pools.triggers.sources()).containsExactly(DEFINE, CREATE, VERIFY, DEFINE);
        TriggerEvent last = pools.triggers.events.get(3);
        assertThat(last.request())
                .containsEntry(
                        "session",
                        List.of(Map.of(
                                "challengeName", "CUSTOM_CHALLENGE",
                                "challengeResult", true,
                                "challengeMetadata", "RIDDLE")))
                .containsEntry("userNotFound", false)
                .containsEntry("clientMetadata", Map.of("from", "page"));
        assertThat(pools.triggers.events.get(1).request()).containsEntry("challengeName", "CUSTOM_CHALLENGE");
    }

    @Test
    void a_wrong_answer_asks_again_until_the_trigger_says_no() {
        String session = begin("jane").session();
        for (int i = 0; i < 2; i++) {
            session = answer("jane", session, "a cat").session();
        }

        String last = session;
        assertThatThrownBy(() -> answer("jane", last, "a dog"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    @Test
    void a_session_is_good_for_one_answer_one_challenge_and_one_user() {
        pools.pools().seeding().user(pool, "joe", Fixture.PASSWORD, Map.of(), Set.of());
        String session = begin("jane").session();

        assertThatThrownBy(() -> answer("joe", session, "man")).isInstanceOf(NotAuthorizedException.class);
        answer("jane", session, "a cat");
        assertThatThrownBy(() -> answer("jane", session, "man"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
    }

    @Test
    void the_private_parameters_lie_sealed() {
        begin("jane");

        assertThat(String.join(
                        "",
                        org.springframework.jdbc.core.simple.JdbcClient.create(Fixture.DATABASE)
                                .sql("SELECT sealed_state FROM up_session")
                                .query(String.class)
                                .list()))
                .isNotEmpty()
                .doesNotContain("answer");
    }

    @Test
    void with_the_password_first_the_trigger_hears_of_both_rounds() {
        pools.triggers.on(DEFINE, event -> {
            List<?> session = session(event);
            return session.size() == 1 ? Map.of("challengeName", "PASSWORD_VERIFIER") : decide(event);
        });
        SrpClient srp = new SrpClient(pool);
        InitiateAuthResponse asked = pools.initiate(
                client,
                AuthFlowType.CUSTOM_AUTH,
                Map.of("USERNAME", "jane", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicValue()));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(pools.triggers.events.get(0).request())
                .containsEntry("session", List.of(Map.of("challengeName", "SRP_A", "challengeResult", true)));

        RespondToAuthChallengeResponse riddle = pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                .challengeResponses(srp.answer(asked.challengeParameters(), Fixture.PASSWORD, pools.clock.instant()))
                .build());

        assertThat(riddle.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(answer("jane", riddle.session(), "man").authenticationResult())
                .isNotNull();
    }

    @Test
    void a_wrong_password_ends_it_before_any_riddle() {
        pools.triggers.on(DEFINE, event -> Map.of("challengeName", "PASSWORD_VERIFIER"));
        SrpClient srp = new SrpClient(pool);
        InitiateAuthResponse asked = pools.initiate(
                client,
                AuthFlowType.CUSTOM_AUTH,
                Map.of("USERNAME", "jane", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicValue()));

        assertThatThrownBy(() -> pools.call(RespondToAuthChallengeRequest.builder()
                        .clientId(client)
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .challengeResponses(srp.answer(asked.challengeParameters(), "wrong", pools.clock.instant()))
                        .build()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(pools.triggers.sources()).containsExactly(DEFINE);
    }

    @Test
    void an_unknown_user_is_asked_too_and_never_signed_in() {
        InitiateAuthResponse asked = begin("nobody");
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(pools.triggers.events.get(0).request())
                .containsEntry("userNotFound", true)
                .containsEntry("userAttributes", Map.of());

        assertThatThrownBy(() -> answer("nobody", asked.session(), "man"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    @Test
    void an_unknown_user_is_told_so_where_the_client_tells() {
        client = client(PreventUserExistenceErrorTypes.LEGACY);

        assertThatThrownBy(() -> begin("nobody")).isInstanceOf(UserNotFoundException.class);
        assertThat(pools.triggers.events).isEmpty();
    }

    @Test
    void a_disabled_user_is_never_signed_in() {
        String session = begin("jane").session();
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(pool)
                .username("jane")
                .build());

        assertThatThrownBy(() -> answer("jane", session, "man"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
    }

    @Test
    void to_fail_beats_to_issue_and_no_decision_cannot_be_read() {
        pools.triggers.on(DEFINE, event -> Map.of("issueTokens", true, "failAuthentication", true));
        assertThatThrownBy(() -> begin("jane")).isInstanceOf(NotAuthorizedException.class);

        for (Map<String, Object> answer : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("challengeName", "SMS_MFA"),
                Map.of("challengeName", "PASSWORD_VERIFIER"),
                Map.of("issueTokens", "true"))) {
            pools.triggers.on(DEFINE, event -> answer);
            assertThatThrownBy(() -> begin("jane")).isInstanceOf(InvalidLambdaResponseException.class);
        }
    }

    @Test
    void a_trigger_that_never_ends_is_ended() {
        pools.triggers.on(DEFINE, event -> Map.of("challengeName", "CUSTOM_CHALLENGE"));
        String session = begin("jane").session();
        for (int i = 0; i < 31; i++) {
            session = answer("jane", session, "a cat").session();
        }

        String last = session;
        assertThatThrownBy(() -> answer("jane", last, "a cat")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void client_and_pool_have_to_allow_it() {
        String other = pools.client(pool, settings -> settings).clientId();
        assertThatThrownBy(() -> pools.initiate(other, AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", "jane")))
                .isInstanceOf(InvalidParameterException.class);

        pool = pools.pool(settings -> settings).id();
        pools.pools().seeding().user(pool, "jane", Fixture.PASSWORD, Map.of(), Set.of());
        client = client(PreventUserExistenceErrorTypes.LEGACY);
        assertThatThrownBy(() -> begin("jane"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Custom auth lambda trigger is not configured for the user pool.");
    }

    /** As AWS's example: tokens after a right answer, an end after three wrong ones, else another riddle. */
    private static Map<String, ? extends @Nullable Object> decide(TriggerEvent event) {
        List<?> session = session(event);
        boolean right = !session.isEmpty()
                && session.get(session.size() - 1)
                        .equals(Map.of(
                                "challengeName", "CUSTOM_CHALLENGE",
                                "challengeResult", true,
                                "challengeMetadata", "RIDDLE"));
        if (right) {
            return Map.of("issueTokens", true, "failAuthentication", false);
        }
        return session.size() >= 3
                ? Map.of("issueTokens", false, "failAuthentication", true)
                : Map.of("challengeName", "CUSTOM_CHALLENGE", "issueTokens", false, "failAuthentication", false);
    }

    private static List<?> session(TriggerEvent event) {
        return (List<?>) Objects.requireNonNull(event.request().get("session"));
    }

    private InitiateAuthResponse begin(String name) {
        return pools.initiate(client, AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", name));
    }

    private RespondToAuthChallengeResponse answer(String name, String session, String answer) {
        return pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(ChallengeNameType.CUSTOM_CHALLENGE)
                .session(session)
                .challengeResponses(Map.of("USERNAME", name, "ANSWER", answer))
                .clientMetadata(Map.of("from", "page"))
                .build());
    }

    private String client(PreventUserExistenceErrorTypes errors) {
        return pools.client(pool, settings -> settings.explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH, ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                        .preventUserExistenceErrors(errors))
                .clientId();
    }
}
