package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.SrpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateAuthEventFeedbackRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskDecisionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateAuthEventFeedbackRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class AdminListUserAuthEventsTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings.userPoolAddOns(
                            addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT))
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
            .id();
    private final String client = pools.client(poolId, settings -> settings).clientId();
    private final String name = pools.confirmedUser(poolId);

    @Test
    void sign_ins_are_recorded_right_and_wrong_newest_first() {
        pools.signIn(client, name);
        pools.clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> pools.password(client, name, "wrong")).isInstanceOf(NotAuthorizedException.class);

        List<AuthEventType> events = list(null, 60).authEvents();

        assertThat(events)
                .extracting(AuthEventType::eventResponse)
                .containsExactly(EventResponseType.FAIL, EventResponseType.PASS);
        assertThat(events).allMatch(event -> event.eventType() == EventType.SIGN_IN);
        assertThat(events.get(0).creationDate()).isEqualTo(pools.clock.instant());
        assertThat(events.get(0).challengeResponses().get(0).challengeName()).isEqualTo(ChallengeName.PASSWORD);
        assertThat(events.get(0).challengeResponses().get(0).challengeResponse())
                .isEqualTo(ChallengeResponse.FAILURE);
        assertThat(events.get(1).eventRisk().riskDecision()).isEqualTo(RiskDecisionType.NO_RISK);
    }

    @Test
    void a_success_is_told_of_whoever_is_signed_in_whatever_name_is_sent() {
        String other = pools.confirmedUser(poolId);
        SrpClient srp = new SrpClient(poolId);
        InitiateAuthResponse asked = pools.initiate(
                client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", srp.publicValue()));
        Map<String, String> answer =
                new HashMap<>(srp.answer(asked.challengeParameters(), Fixture.PASSWORD, pools.clock.instant()));
        answer.put("USERNAME", other);
        pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(asked.challengeName())
                .challengeResponses(answer)
                .build());

        AdminListUserAuthEventsResponse others = pools.call(AdminListUserAuthEventsRequest.builder()
                .userPoolId(poolId)
                .username(other)
                .build());
        assertThat(others.authEvents()).isEmpty();
        assertThat(list(null, 60).authEvents())
                .extracting(AuthEventType::eventResponse)
                .containsExactly(EventResponseType.PASS);
    }

    @Test
    void an_event_that_cannot_be_recorded_does_not_stop_a_sign_in() {
        JdbcClient database = JdbcClient.create(Fixture.DATABASE);
        database.sql("ALTER TABLE up_auth_event RENAME TO up_auth_event_away").update();
        try {
            assertThat(pools.signIn(client, name).accessToken()).isNotEmpty();
            assertThatThrownBy(() -> pools.password(client, name, "wrong")).isInstanceOf(NotAuthorizedException.class);
            assertThat(pools.signUp(client, Fixture.unique("bob"), Map.of()).userSub())
                    .isNotEmpty();
        } finally {
            database.sql("ALTER TABLE up_auth_event_away RENAME TO up_auth_event")
                    .update();
        }
        assertThat(list(null, 60).authEvents()).isEmpty();
    }

    @Test
    void a_right_password_of_a_user_who_may_not_sign_in_is_no_wrong_one() {
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .build());
        assertThatThrownBy(() -> pools.signIn(client, name)).hasMessage("User is disabled.");

        AuthEventType event = list(null, 1).authEvents().get(0);

        assertThat(event.eventResponse()).isEqualTo(EventResponseType.FAIL);
        assertThat(event.challengeResponses().get(0).challengeResponse()).isEqualTo(ChallengeResponse.SUCCESS);
    }

    @Test
    void who_is_no_client_of_the_pool_or_answers_nothing_leaves_no_event() {
        UserPoolClientType server = pools.client(poolId, settings -> settings.generateSecret(true));
        assertThatThrownBy(() -> signInFrom(
                        server.clientId(), Map.of("USERNAME", name, "PASSWORD", "x", "SECRET_HASH", "guess")))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pools.call(RespondToAuthChallengeRequest.builder()
                        .clientId(client)
                        .challengeName("SMS_MFA")
                        .session("no session of anybody")
                        .challengeResponses(Map.of("USERNAME", name, "SMS_MFA_CODE", "123456"))
                        .build()))
                .isInstanceOf(NotAuthorizedException.class);

        assertThat(list(null, 60).authEvents()).isEmpty();
    }

    @Test
    void what_anybody_can_make_happen_does_not_push_out_what_the_user_did() {
        pools.signIn(client, name);
        for (int i = 0; i < 205; i++) {
            pools.clock.pass(Duration.ofMillis(1));
            pools.initiate(
                    client,
                    AuthFlowType.USER_SRP_AUTH,
                    Map.of("USERNAME", name, "SRP_A", new SrpClient(poolId).publicValue()));
        }

        List<AuthEventType> all = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            AdminListUserAuthEventsResponse page = list(token.orElse(null), 60);
            all.addAll(page.authEvents());
            token = Optional.ofNullable(page.nextToken());
        } while (token.isPresent());

        assertThat(all).hasSize(201);
        assertThat(all.get(200).eventResponse()).isEqualTo(EventResponseType.PASS);
    }

    @Test
    void the_steps_of_a_sign_in_are_one_event() {
        SrpClient srp = new SrpClient(poolId);
        InitiateAuthResponse asked = pools.initiate(
                client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", srp.publicValue()));
        assertThat(list(null, 60).authEvents())
                .extracting(AuthEventType::eventResponse)
                .containsExactly(EventResponseType.IN_PROGRESS);
        pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(asked.challengeName())
                .challengeResponses(srp.answer(asked.challengeParameters(), Fixture.PASSWORD, pools.clock.instant()))
                .build());
        List<AuthEventType> events = list(null, 60).authEvents();
        assertThat(events).extracting(AuthEventType::eventResponse).containsExactly(EventResponseType.PASS);
        assertThat(events.get(0).challengeResponses()).hasSize(1);
    }

    @Test
    void what_else_users_do_is_recorded() {
        String anna = Fixture.unique("anna");
        pools.signUp(client, anna, Map.of("email", anna + "@example.com"));
        pools.clock.pass(Duration.ofSeconds(1));
        pools.call(ResendConfirmationCodeRequest.builder()
                .clientId(client)
                .username(anna)
                .build());
        AdminListUserAuthEventsResponse response = pools.call(AdminListUserAuthEventsRequest.builder()
                .userPoolId(poolId)
                .username(anna)
                .build());
        assertThat(response.authEvents())
                .extracting(AuthEventType::eventType)
                .containsExactly(EventType.RESEND_CODE, EventType.SIGN_UP);
    }

    @Test
    void events_are_paged_bounded_and_go_with_the_user() {
        for (int i = 0; i < 205; i++) {
            pools.signIn(client, name);
            pools.clock.pass(Duration.ofMillis(1));
        }
        int seen = 0;
        Optional<String> token = Optional.empty();
        do {
            AdminListUserAuthEventsResponse page = list(token.orElse(null), 50);
            seen += page.authEvents().size();
            token = Optional.ofNullable(page.nextToken());
        } while (token.isPresent());
        assertThat(seen).isEqualTo(200);
        pools.call(AdminDeleteUserRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .build());
        assertThatThrownBy(() -> list(null, 60)).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void only_callers_to_believe_say_where_a_user_is() {
        UserPoolClientType server = pools.client(
                poolId, settings -> settings.generateSecret(true).enablePropagateAdditionalUserContextData(true));
        signInFrom(client, Map.of("USERNAME", name, "PASSWORD", Fixture.PASSWORD));
        assertThat(list(null, 1).authEvents().get(0).eventContextData().ipAddress())
                .isNull();
        pools.clock.pass(Duration.ofSeconds(1));
        signInFrom(
                server.clientId(),
                Map.of(
                        "USERNAME",
                        name,
                        "PASSWORD",
                        Fixture.PASSWORD,
                        "SECRET_HASH",
                        Fixture.secretHash(server.clientId(), server.clientSecret(), name)));
        assertThat(list(null, 1).authEvents().get(0).eventContextData().ipAddress())
                .isEqualTo("192.0.2.7");
    }

    @Test
    void an_administrator_judges_an_event() {
        pools.signIn(client, name);
        String id = list(null, 1).authEvents().get(0).eventId();
        judge(id);

        AuthEventType judged = list(null, 1).authEvents().get(0);
        assertThat(judged.eventFeedback().feedbackValue()).isEqualTo(FeedbackValueType.VALID);
        assertThat(judged.eventFeedback().provider()).isEqualTo("Admin");
        assertThatThrownBy(() -> judge("another")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pools.call(UpdateAuthEventFeedbackRequest.builder()
                        .userPoolId(poolId)
                        .username(name)
                        .eventId(id)
                        .feedbackToken("guess")
                        .feedbackValue(FeedbackValueType.VALID)
                        .build()))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void a_pool_without_threat_protection_keeps_nothing() {
        String quiet = pools.confirmedUser();
        pools.signIn(pools.clientId(), quiet);
        assertThatThrownBy(() -> pools.call(AdminListUserAuthEventsRequest.builder()
                        .userPoolId(pools.poolId())
                        .username(quiet)
                        .build()))
                .isInstanceOf(UserPoolAddOnNotEnabledException.class);
    }

    private void signInFrom(String clientId, Map<String, String> parameters) {
        pools.call(InitiateAuthRequest.builder()
                .clientId(clientId)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(parameters)
                .userContextData(context -> context.ipAddress("192.0.2.7"))
                .build());
    }

    private void judge(String id) {
        pools.call(AdminUpdateAuthEventFeedbackRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .eventId(id)
                .feedbackValue(FeedbackValueType.VALID)
                .build());
    }

    private AdminListUserAuthEventsResponse list(@Nullable String token, int size) {
        return pools.call(AdminListUserAuthEventsRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .maxResults(size)
                .nextToken(token)
                .build());
    }
}
