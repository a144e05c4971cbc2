package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class ConfirmForgotPasswordTest {
    private final Fixture pools = new Fixture();

    private final String clientId = pools.clientId();
    private final String hiding = pools.client(
                    pools.poolId(),
                    settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
            .clientId();

    private ForgotPasswordResponse forgot(String client, String name) {
        return pools.call(
                ForgotPasswordRequest.builder().clientId(client).username(name).build());
    }

    private static final String NEW = "Another-Horse-8";
    private final String name = verified();

    @Test
    void the_code_sets_a_new_password_once() {
        forgot(clientId, name);
        String code = pools.lastCode();

        confirm(clientId, name, code, NEW);

        assertThat(pools.password(clientId, name, NEW).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> pools.signIn(clientId, name)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> confirm(clientId, name, code, NEW)).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void a_reset_user_is_confirmed_again() {
        pools.call(AdminResetUserPasswordRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());

        confirm(clientId, name, pools.lastCode(), NEW);

        assertThat(pools.password(clientId, name, NEW).authenticationResult()).isNotNull();
    }

    @Test
    void a_wrong_code_is_refused_and_the_right_one_stays_good() {
        forgot(clientId, name);
        String code = pools.lastCode();

        assertThatThrownBy(() -> confirm(clientId, name, other(code), NEW))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid verification code provided, please try again.");
        confirm(clientId, name, code, NEW);
    }

    @Test
    void a_code_is_good_for_an_hour() {
        forgot(clientId, name);
        pools.clock.pass(Duration.ofMinutes(61));

        assertThatThrownBy(() -> confirm(clientId, name, pools.lastCode(), NEW))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageContaining("Invalid code provided, please request a code again.");
    }

    @Test
    void a_weak_password_does_not_use_the_code_up() {
        forgot(clientId, name);
        String code = pools.lastCode();

        assertThatThrownBy(() -> confirm(clientId, name, code, "weakweak"))
                .isInstanceOf(InvalidPasswordException.class);
        confirm(clientId, name, code, NEW);
    }

    @Test
    void a_code_to_an_address_the_user_left_is_worth_nothing() {
        forgot(clientId, name);
        String code = pools.lastCode();
        pools.call(AdminUpdateUserAttributesRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .userAttributes(AttributeType.builder()
                        .name("email")
                        .value("new-" + name + "@example.com")
                        .build())
                .build());

        assertThatThrownBy(() -> confirm(clientId, name, code, NEW)).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void guesses_are_limited() {
        forgot(clientId, name);
        String code = pools.lastCode();
        for (int i = 0; i < 15; i++) {
            assertThatThrownBy(() -> confirm(clientId, name, other(code), NEW))
                    .isInstanceOf(CodeMismatchException.class);
        }

        assertThatThrownBy(() -> confirm(clientId, name, code, NEW)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void s28_a_hiding_client_is_told_the_same_of_users_and_of_nobody() {
        String nobody = unique("nobody");
        for (String named : List.of(name, nobody)) {
            assertThatThrownBy(() -> confirm(hiding, named, "000000", NEW)).isInstanceOf(ExpiredCodeException.class);
            forgot(hiding, named);
            assertThatThrownBy(() -> confirm(hiding, named, other(pools.lastCode()), NEW))
                    .isInstanceOf(CodeMismatchException.class);
        }
        assertThatThrownBy(() -> confirm(clientId, nobody, "000000", NEW)).isInstanceOf(UserNotFoundException.class);
    }

    private void confirm(String client, String named, String code, String password) {
        pools.call(ConfirmForgotPasswordRequest.builder()
                .clientId(client)
                .username(named)
                .confirmationCode(code)
                .password(password)
                .build());
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private String verified() {
        String user = unique("bert");
        pools.pools()
                .seeding()
                .user(
                        pools.poolId(),
                        user,
                        Fixture.PASSWORD,
                        Map.of("email", user + "@example.com", "email_verified", "true"),
                        Set.of());
        return user;
    }
}
