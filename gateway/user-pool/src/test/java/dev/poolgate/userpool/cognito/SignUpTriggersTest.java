package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class SignUpTriggersTest {
    private static final String PRE = "PreSignUp_SignUp";
    private static final String POST = "PostConfirmation_ConfirmSignUp";

    private final Fixture pools = new Fixture();
    private String pool;
    private String client;

    @BeforeEach
    void pool() {
        pool = pools.pool(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .lambdaConfig(
                                config -> config.preSignUp(TriggerRecord.ARN).postConfirmation(TriggerRecord.ARN)))
                .id();
        client = pools.client(pool, settings -> settings).clientId();
    }

    @Test
    void the_trigger_sees_the_sign_up_before_the_user_is_there() {
        pools.triggers.on(PRE, event -> {
            assertThatThrownBy(() -> user("jane")).isInstanceOf(UserNotFoundException.class);
            return Map.of();
        });

        signUp("jane");

        var event = pools.triggers.only(PRE);
        assertThat(event.userPoolId()).isEqualTo(pool);
        assertThat(event.region()).isEqualTo("eu-west-1");
        assertThat(event.userName()).isEqualTo("jane");
        assertThat(event.clientId()).isEqualTo(client);
        assertThat(event.request())
                .containsEntry("userAttributes", Map.of("email", "jane@example.com"))
                .containsEntry("validationData", Map.of("robot", "no"))
                .containsEntry("clientMetadata", Map.of("from", "page"));
        assertThat(event.response()).containsOnlyKeys("autoConfirmUser", "autoVerifyEmail", "autoVerifyPhone");
        assertThat(user("jane").userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
        assertThat(pools.messages).hasSize(1);
    }

    @Test
    void a_forbidden_sign_up_makes_no_user_and_tells_why() {
        pools.triggers.reject(PRE, "no robots");

        assertThatThrownBy(() -> signUp("jane"))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageStartingWith("PreSignUp failed with error no robots.");
        assertThatThrownBy(() -> user("jane")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void a_trigger_that_does_not_answer_forbids_and_tells_nothing() {
        pools.triggers.on(PRE, event -> {
            throw new IOException("internal name");
        });

        assertThatThrownBy(() -> signUp("jane"))
                .isInstanceOf(UnexpectedLambdaException.class)
                .hasMessageNotContaining("internal name");
        assertThatThrownBy(() -> user("jane")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void a_trigger_may_confirm_the_user_and_the_email() {
        pools.triggers.on(PRE, event -> Map.of("autoConfirmUser", true, "autoVerifyEmail", true));

        SignUpResponse response = signUp("jane");

        assertThat(response.userConfirmed()).isTrue();
        assertThat(response.codeDeliveryDetails()).isNull();
        assertThat(pools.messages).isEmpty();
        assertThat(user("jane").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user("jane").userAttributes())
                .contains(AttributeType.builder()
                        .name("email_verified")
                        .value("true")
                        .build());
        assertThat(pools.triggers.sources()).containsExactly(PRE, POST);
        assertThat(pools.signIn(client, "jane").accessToken()).isNotEmpty();
    }

    @Test
    void a_trigger_cannot_verify_what_is_not_there() {
        pools.triggers.on(PRE, event -> Map.of("autoVerifyPhone", true));

        assertThatThrownBy(() -> signUp("jane")).isInstanceOf(InvalidLambdaResponseException.class);
        assertThatThrownBy(() -> user("jane")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void an_answer_of_another_type_cannot_be_read() {
        pools.triggers.on(PRE, event -> Map.of("autoConfirmUser", "true"));

        assertThatThrownBy(() -> signUp("jane"))
                .isInstanceOf(InvalidLambdaResponseException.class)
                .hasMessageStartingWith("Unrecognizable lambda output");
    }

    @Test
    void where_an_attribute_is_the_name_the_trigger_hears_the_sub() {
        String byEmail = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL)
                        .lambdaConfig(config -> config.preSignUp(TriggerRecord.ARN)))
                .id();
        String app = pools.client(byEmail, settings -> settings).clientId();

        SignUpResponse response = pools.signUp(app, "jane@example.com", Map.of());

        assertThat(pools.triggers.only(PRE).userName()).isEqualTo(response.userSub());
        assertThat(pools.triggers.only(PRE).request())
                .containsEntry("userAttributes", Map.of("email", "jane@example.com"));
    }

    @Test
    void an_administrators_user_may_be_forbidden_but_not_confirmed() {
        pools.triggers.on("PreSignUp_AdminCreateUser", event -> Map.of("autoConfirmUser", true));

        create("jane");

        assertThat(pools.triggers.only("PreSignUp_AdminCreateUser").clientId()).isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        assertThat(user("jane").userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);

        pools.triggers.reject("PreSignUp_AdminCreateUser", "closed");
        assertThatThrownBy(() -> create("joe")).isInstanceOf(UserLambdaValidationException.class);
        assertThatThrownBy(() -> user("joe")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void the_confirmation_is_told_after_it_happened() {
        signUp("jane");

        pools.call(ConfirmSignUpRequest.builder()
                .clientId(client)
                .username("jane")
                .confirmationCode(pools.lastCode())
                .clientMetadata(Map.of("step", "2"))
                .build());

        var event = pools.triggers.only(POST);
        assertThat(event.request()).containsEntry("clientMetadata", Map.of("step", "2"));
        assertThat((Map<?, ?>) event.request().get("userAttributes"))
                .isEqualTo(Map.of(
                        "sub", user("jane").userAttributes().get(0).value(),
                        "email", "jane@example.com",
                        "email_verified", "true",
                        "cognito:user_status", "CONFIRMED"));
    }

    @Test
    void a_failing_confirmation_trigger_leaves_the_user_confirmed() {
        pools.triggers.reject(POST, "no mail");
        signUp("jane");

        assertThatThrownBy(() -> pools.call(AdminConfirmSignUpRequest.builder()
                        .userPoolId(pool)
                        .username("jane")
                        .build()))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageStartingWith("PostConfirmation failed with error no mail.");
        assertThat(user("jane").userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    }

    private SignUpResponse signUp(String name) {
        return pools.call(SignUpRequest.builder()
                .clientId(client)
                .username(name)
                .password(Fixture.PASSWORD)
                .userAttributes(Fixture.attributes(Map.of("email", name + "@example.com")))
                .validationData(Fixture.attributes(Map.of("robot", "no")))
                .clientMetadata(Map.of("from", "page"))
                .build());
    }

    private void create(String name) {
        pools.call(AdminCreateUserRequest.builder()
                .userPoolId(pool)
                .username(name)
                .messageAction(MessageActionType.SUPPRESS)
                .build());
    }

    private AdminGetUserResponse user(String name) {
        return pools.call(
                AdminGetUserRequest.builder().userPoolId(pool).username(name).build());
    }
}
