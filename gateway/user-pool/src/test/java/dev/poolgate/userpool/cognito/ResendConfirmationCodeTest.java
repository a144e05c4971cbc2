package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class ResendConfirmationCodeTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_new_code_ends_the_one_before() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of("email", name + "@example.com"));
        String first = pools.lastCode();

        assertThat(resend(client, name).codeDeliveryDetails().destination()).isEqualTo("j***@e***");

        assertThat(pools.messages).hasSize(2);
        assertThat(pools.lastCode()).isNotEqualTo(first);
    }

    @Test
    void five_an_hour_are_all() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of("email", name + "@example.com"));
        for (int i = 0; i < 5; i++) {
            resend(client, name);
        }

        assertThatThrownBy(() -> resend(client, name)).isInstanceOf(LimitExceededException.class);
        assertThat(pools.messages).hasSize(6);
    }

    @Test
    void who_is_confirmed_gets_none() {
        String name = pools.confirmedUser();

        assertThatThrownBy(() -> resend(client, name))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("User is already confirmed.");
    }

    @Test
    void an_unknown_user_is_told_only_where_the_client_does_not_mind() {
        assertThatThrownBy(() -> resend(client, unique("nobody")))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessage("Username/client id combination not found.");

        ResendConfirmationCodeResponse answer = resend(discreet(), "nobody");

        assertThat(answer.codeDeliveryDetails().destination()).matches("[a-z]\\*\\*\\*@[a-z]\\*\\*\\*");
        assertThat(resend(discreet(), "nobody")).isEqualTo(answer);
        assertThat(pools.messages).isEmpty();
    }

    @Test
    void s69_who_is_confirmed_reads_as_an_unknown_user_where_the_client_minds() {
        String name = pools.confirmedUser();

        ResendConfirmationCodeResponse answer = resend(discreet(), name);

        assertThat(answer.codeDeliveryDetails().deliveryMedium())
                .isEqualTo(resend(discreet(), unique("alice"))
                        .codeDeliveryDetails()
                        .deliveryMedium());
        assertThat(answer.codeDeliveryDetails().destination()).matches("[a-z]\\*\\*\\*@[a-z]\\*\\*\\*");
        assertThat(pools.messages).isEmpty();
    }

    private String discreet() {
        return pools.client(
                        pools.poolId(),
                        settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
    }

    private ResendConfirmationCodeResponse resend(String clientId, String name) {
        return pools.call(ResendConfirmationCodeRequest.builder()
                .clientId(clientId)
                .username(name)
                .build());
    }
}
