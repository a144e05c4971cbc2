package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

final class ForgotPasswordTest {
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

    @Test
    void a_code_goes_to_the_verified_email() {
        String name = verified("anna");

        ForgotPasswordResponse answer = forgot(clientId, name);

        assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
        assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("email");
        assertThat(pools.messages.get(pools.messages.size() - 1).text())
                .matches("Your password reset code is \\d{6}\\.?");
    }

    @Test
    void the_pool_says_which_attribute_comes_first() {
        String poolId = pools.pool(settings -> settings.accountRecoverySetting(recovery -> recovery.recoveryMechanisms(
                        RecoveryOptionType.builder()
                                .name(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER)
                                .priority(2)
                                .build(),
                        RecoveryOptionType.builder()
                                .name(RecoveryOptionNameType.VERIFIED_EMAIL)
                                .priority(1)
                                .build())))
                .id();
        String client = pools.client(poolId, settings -> settings).clientId();
        pools.pools().seeding().user(poolId, "anna", Fixture.PASSWORD, both(), Set.of());

        assertThat(forgot(client, "anna").codeDeliveryDetails().attributeName()).isEqualTo("email");
    }

    @Test
    void a_pool_may_leave_it_to_administrators() {
        String poolId = pools.pool(settings -> settings.accountRecoverySetting(
                        recovery -> recovery.recoveryMechanisms(RecoveryOptionType.builder()
                                .name(RecoveryOptionNameType.ADMIN_ONLY)
                                .priority(1)
                                .build())))
                .id();
        String client = pools.client(poolId, settings -> settings).clientId();
        pools.pools().seeding().user(poolId, "anna", Fixture.PASSWORD, both(), Set.of());

        assertThatThrownBy(() -> forgot(client, "anna"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Contact administrator to reset password.");
    }

    @Test
    void nothing_goes_to_what_is_not_verified() {
        String name = pools.confirmedUser();

        assertThatThrownBy(() -> forgot(clientId, name))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("no registered/verified email or phone_number");
    }

    @Test
    void a_temporary_password_cannot_be_forgotten() {
        String name = verified("anna");
        pools.setPassword(name, Fixture.PASSWORD, false);

        assertThatThrownBy(() -> forgot(clientId, name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User password cannot be reset in the current state.");
    }

    @Test
    void an_unknown_user_is_said_where_the_client_allows_it() {
        assertThatThrownBy(() -> forgot(clientId, "nobody"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("Username/client id combination not found.");
    }

    @Test
    void s28_a_hiding_client_learns_neither_of_users_nor_of_their_state() {
        String temporary = verified("anna");
        pools.setPassword(temporary, Fixture.PASSWORD, false);
        int before = pools.messages.size();

        assertThat(forgot(hiding, "nobody").codeDeliveryDetails().destination()).isNotEmpty();
        assertThat(forgot(hiding, temporary).codeDeliveryDetails().destination())
                .isNotEmpty();
        assertThat(forgot(hiding, pools.confirmedUser()).codeDeliveryDetails().destination())
                .isNotEmpty();
        assertThat(pools.messages).hasSize(before);
    }

    @Test
    void requests_are_limited_for_users_and_for_nobody_alike() {
        for (String name : List.of(verified("anna"), unique("nobody"))) {
            for (int i = 0; i < 10; i++) {
                forgot(hiding, name);
            }
            assertThatThrownBy(() -> forgot(hiding, name))
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("Attempt limit exceeded, please try after some time.");
        }
    }

    private String verified(String start) {
        String name = unique(start);
        pools.pools()
                .seeding()
                .user(
                        pools.poolId(),
                        name,
                        Fixture.PASSWORD,
                        Map.of("email", name + "@example.com", "email_verified", "true"),
                        Set.of());
        return name;
    }

    private static Map<String, String> both() {
        return Map.of(
                "email", "anna@example.com",
                "email_verified", "true",
                "phone_number", "+4930111",
                "phone_number_verified", "true");
    }

    @Test
    void what_is_asked_for_beside_the_password_does_not_replace_it() {
        MfaPools mfa = new MfaPools(pools);
        String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);
        String client = mfa.client(poolId);
        String name = mfa.userWithAddresses(poolId);
        assertThat(forgot(client, name).codeDeliveryDetails().attributeName()).isEqualTo("phone_number");

        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        assertThat(forgot(client, name).codeDeliveryDetails().attributeName()).isEqualTo("email");

        mfa.prefer(poolId, name, SecondFactor.EMAIL_OTP, false);
        assertThatThrownBy(() -> forgot(client, name)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_user_whom_a_trigger_knows_is_made_and_sets_a_password() {
        String poolId = pools.pool(settings -> settings.lambdaConfig(config -> config.userMigration(TriggerRecord.ARN)))
                .id();
        String client = pools.client(poolId, settings -> settings).clientId();
        pools.triggers.on(
                "UserMigration_ForgotPassword",
                event -> Map.of(
                        "userAttributes",
                        Map.of("email", "olga@example.com", "email_verified", "true"),
                        "finalUserStatus",
                        "CONFIRMED"));

        assertThat(forgot(client, "olga").codeDeliveryDetails().attributeName()).isEqualTo("email");

        assertThat(pools.triggers.only("UserMigration_ForgotPassword").request())
                .doesNotContainKey("password");
        pools.call(ConfirmForgotPasswordRequest.builder()
                .clientId(client)
                .username("olga")
                .confirmationCode(pools.lastCode())
                .password("Another-Horse-8")
                .build());
        assertThat(pools.password(client, "olga", "Another-Horse-8").authenticationResult())
                .isNotNull();
        pools.triggers.reject("UserMigration_ForgotPassword", "nobody");
        assertThatThrownBy(() -> forgot(client, "peter")).isInstanceOf(UserNotFoundException.class);
    }
}
