package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.attributes;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.accounts.Message;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

final class AdminCreateUserTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_user_is_made_with_a_temporary_password_and_invited() {
        String name = unique("jane");

        AdminCreateUserResponse answer = create(user -> user.username(name)
                .userAttributes(attributes(Map.of("email", "jane@example.com", "email_verified", "true")))
                .desiredDeliveryMediums(DeliveryMediumType.EMAIL));

        assertThat(answer.user().username()).isEqualTo(name);
        assertThat(answer.user().userStatusAsString()).isEqualTo("FORCE_CHANGE_PASSWORD");
        assertThat(answer.user().enabled()).isTrue();
        assertThat(answer.user().attributes().get(0).name()).isEqualTo("sub");
        Message invitation = pools.messages.get(0);
        assertThat(invitation.to()).isEqualTo("jane@example.com");
        String password = invitation.text().replaceAll(".* temporary password is (.*)\\.", "$1");
        assertThat(pools.password(client, name, password).challengeNameAsString())
                .isEqualTo("NEW_PASSWORD_REQUIRED");
    }

    @Test
    void a_given_password_is_taken_and_a_suppressed_message_not_sent() {
        String name = unique("jane");

        create(user -> user.username(name)
                .temporaryPassword("Temporary-1!")
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(attributes(Map.of("phone_number", "+4312345678"))));

        assertThat(pools.messages).isEmpty();
        assertThat(pools.password(client, name, "Temporary-1!").session()).isNotNull();
    }

    @Test
    void an_invitation_is_sent_again_with_another_password_while_it_is_open() {
        String name = unique("jane");
        create(user -> user.username(name).userAttributes(attributes(Map.of("phone_number", "+4312345678"))));

        create(user -> user.username(name).messageAction(MessageActionType.RESEND));

        assertThat(pools.messages).hasSize(2);
        assertThat(pools.messages.get(1).text())
                .isNotEqualTo(pools.messages.get(0).text());
        pools.setPassword(name, PASSWORD, true);
        assertThatThrownBy(() -> create(user -> user.username(name).messageAction(MessageActionType.RESEND)))
                .isInstanceOf(UnsupportedUserStateException.class);
    }

    @Test
    void a_name_is_taken_once_and_a_weak_password_refused() {
        String name = pools.confirmedUser();

        assertThatThrownBy(() -> create(user -> user.username(name))).isInstanceOf(UsernameExistsException.class);
        assertThatThrownBy(() -> create(user -> user.username(unique("jane")).temporaryPassword("weak")))
                .isInstanceOf(InvalidPasswordException.class);
    }

    private AdminCreateUserResponse create(UnaryOperator<AdminCreateUserRequest.Builder> user) {
        return pools.call(user.apply(AdminCreateUserRequest.builder().userPoolId(pools.poolId()))
                .build());
    }
}
