package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.accounts.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class CustomMessageTest {
    private static final String SIGN_UP = "CustomMessage_SignUp";
    private static final String RESEND = "CustomMessage_ResendCode";
    private static final String INVITE = "CustomMessage_AdminCreateUser";

    private final Fixture pools = new Fixture();
    private String pool;
    private String client;

    @BeforeEach
    void pool() {
        pool = pools.pool(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .lambdaConfig(config -> config.customMessage(TriggerRecord.ARN)))
                .id();
        client = pools.client(pool, settings -> settings).clientId();
    }

    @Test
    void the_trigger_chooses_the_words_and_never_sees_the_code() {
        pools.triggers.on(
                SIGN_UP, event -> Map.of("emailSubject", "Welcome", "emailMessage", "<b>Hello</b>, it is {####}"));

        signUp();

        var event = pools.triggers.only(SIGN_UP);
        assertThat(event.request()).containsEntry("codeParameter", "{####}").containsEntry("usernameParameter", null);
        assertThat(event.json()).doesNotContain(pools.lastCode());
        assertThat(event.response()).containsOnlyKeys("smsMessage", "emailMessage", "emailSubject");
        Message message = pools.messages.get(0);
        assertThat(message.subject()).isEqualTo("Welcome");
        assertThat(message.html()).isEqualTo("<b>Hello</b>, it is " + pools.lastCode());
        pools.call(ConfirmSignUpRequest.builder()
                .clientId(client)
                .username("jane")
                .confirmationCode(pools.lastCode())
                .build());
    }

    @Test
    void without_words_of_the_trigger_the_pools_own_are_used() {
        signUp();

        assertThat(pools.messages.get(0).text()).startsWith("Your confirmation code is ");
    }

    @Test
    void a_resent_code_has_a_source_of_its_own_and_a_rejected_one_leaves_the_old_one_good() {
        signUp();
        String first = pools.lastCode();
        pools.triggers.reject(RESEND, "enough");

        assertThatThrownBy(() -> pools.call(ResendConfirmationCodeRequest.builder()
                        .clientId(client)
                        .username("jane")
                        .clientMetadata(Map.of("try", "2"))
                        .build()))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageStartingWith("CustomMessage failed with error enough.");

        assertThat(pools.triggers.only(RESEND).request()).containsEntry("clientMetadata", Map.of("try", "2"));
        pools.call(ConfirmSignUpRequest.builder()
                .clientId(client)
                .username("jane")
                .confirmationCode(first)
                .build());
    }

    @Test
    void an_invitation_names_user_and_password_and_a_name_is_no_markup() {
        pools.triggers.on(INVITE, event -> Map.of("emailMessage", "{username} has {####}, not {####}"));

        pools.call(AdminCreateUserRequest.builder()
                .userPoolId(pool)
                .username("<i>jane")
                .temporaryPassword("A{username}b1")
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL)
                .userAttributes(Fixture.attributes(Map.of("email", "jane@example.com")))
                .build());

        assertThat(pools.triggers.only(INVITE).request()).containsEntry("usernameParameter", "{username}");
        Message message = pools.messages.get(0);
        assertThat(message.text()).isEqualTo("<i>jane has A{username}b1, not A{username}b1");
        assertThat(message.html()).isEqualTo("&lt;i&gt;jane has A{username}b1, not A{username}b1");
    }

    @Test
    void words_without_the_code_or_too_many_cannot_be_read() {
        for (Map<String, String> answer : List.of(
                Map.of("emailMessage", "no code"),
                Map.of("emailMessage", "{####}" + "x".repeat(20_000)),
                Map.of("smsMessage", "{####}" + "x".repeat(135)),
                Map.of("emailSubject", "x".repeat(141)))) {
            pools.triggers.on(RESEND, event -> answer);
            String name = Fixture.unique("joe");
            pools.signUp(client, name, Map.of("email", name + "@example.com"));
            assertThatThrownBy(() -> pools.call(ResendConfirmationCodeRequest.builder()
                            .clientId(client)
                            .username(name)
                            .build()))
                    .isInstanceOf(InvalidLambdaResponseException.class);
        }
    }

    private void signUp() {
        pools.signUp(client, "jane", Map.of("email", "jane@example.com"));
    }
}
