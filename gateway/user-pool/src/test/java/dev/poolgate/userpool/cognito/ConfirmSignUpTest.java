package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class ConfirmSignUpTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void the_code_confirms_the_user_and_the_address_it_was_sent_to() {
        String name = signedUp();

        confirm(name, pools.lastCode());

        assertThat(pools.signIn(client, name).accessToken()).isNotEmpty();
        assertThat(claims(pools.signIn(client, name).idToken()).getClaim("email_verified"))
                .isEqualTo(true);
    }

    @Test
    void another_code_is_refused_as_in_the_capture_of_aws() {
        String name = signedUp();
        String wrong = pools.lastCode().equals("000000") ? "000001" : "000000";

        assertThatThrownBy(() -> confirm(name, wrong))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessage("Invalid verification code provided, please try again.");
        confirm(name, pools.lastCode());
    }

    @Test
    void a_code_is_good_for_a_day_and_not_longer() {
        String late = signedUp();
        String lateCode = pools.lastCode();
        String inTime = signedUp();
        pools.clock.pass(Duration.ofHours(24).minusMillis(1));
        confirm(inTime, pools.lastCode());

        pools.clock.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> confirm(late, lateCode))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessage("Invalid code provided, please request a code again.");
    }

    @Test
    void who_is_confirmed_is_not_confirmed_again() {
        String name = signedUp();
        confirm(name, pools.lastCode());

        assertThatThrownBy(() -> confirm(name, pools.lastCode()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void fifteen_guesses_an_hour_are_all() {
        String name = signedUp();
        String wrong = pools.lastCode().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 15; i++) {
            assertThatThrownBy(() -> confirm(name, wrong)).isInstanceOf(CodeMismatchException.class);
        }

        assertThatThrownBy(() -> confirm(name, pools.lastCode()))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("Attempt limit exceeded, please try after some time.");
        pools.clock.pass(Duration.ofHours(1));
        confirm(name, pools.lastCode());
    }

    @Test
    void s72_guesses_at_one_address_are_limited_over_all_accounts_with_it() {
        String mailbox = unique("victim") + "@example.com";
        for (int account = 0; account < 3; account++) {
            String name = unique("mallory");
            pools.signUp(client, name, Map.of("email", account == 0 ? mailbox : mailbox.toUpperCase(Locale.ROOT)));
            String wrong = pools.lastCode().equals("000000") ? "000001" : "000000";
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> confirm(name, wrong)).isInstanceOf(CodeMismatchException.class);
            }
        }
        String last = unique("mallory");
        pools.signUp(client, last, Map.of("email", mailbox));

        assertThatThrownBy(() -> confirm(last, pools.lastCode())).isInstanceOf(LimitExceededException.class);
        pools.clock.pass(Duration.ofHours(1));
        confirm(last, pools.lastCode());
    }

    @Test
    void s72_codes_to_one_address_are_limited_over_all_accounts_with_it() {
        String mailbox = unique("victim") + "@example.com";
        for (int i = 0; i < 10; i++) {
            pools.signUp(client, unique("mallory"), Map.of("email", mailbox));
        }
        String last = unique("mallory");

        assertThatThrownBy(() -> pools.signUp(client, last, Map.of("email", mailbox.toUpperCase(Locale.ROOT))))
                .isInstanceOf(LimitExceededException.class);
        assertThat(pools.messages).hasSize(10);
    }

    @Test
    void an_unknown_user_is_told_only_where_the_client_does_not_mind() {
        assertThatThrownBy(() -> confirm(unique("nobody"), "123456"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessage("Username/client id combination not found.");
        String discreet = pools.client(
                        pools.poolId(),
                        settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        assertThatThrownBy(() -> confirm(discreet, unique("nobody"), "123456", false))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void a_verified_email_has_one_holder_unless_it_is_taken_by_force() {
        UserPoolType pool = pools.pool(settings ->
                settings.aliasAttributes(AliasAttributeType.EMAIL).autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
        String aliasClient = pools.client(pool.id(), settings -> settings).clientId();
        pools.signUp(aliasClient, "first", Map.of("email", "shared@example.com"));
        confirm(aliasClient, "first", pools.lastCode(), false);
        pools.signUp(aliasClient, "second", Map.of("email", "Shared@example.com"));

        assertThatThrownBy(() -> confirm(aliasClient, "second", pools.lastCode(), false))
                .isInstanceOf(AliasExistsException.class)
                .hasMessage("An account with the email already exists.");
        confirm(aliasClient, "second", pools.lastCode(), true);

        assertThat(claims(pools.signIn(aliasClient, "shared@example.com").accessToken())
                        .getClaim("username"))
                .isEqualTo("second");
    }

    private String signedUp() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of("email", name + "@example.com"));
        return name;
    }

    private void confirm(String name, String code) {
        confirm(client, name, code, false);
    }

    private void confirm(String clientId, String name, String code, boolean force) {
        pools.call(ConfirmSignUpRequest.builder()
                .clientId(clientId)
                .username(name)
                .confirmationCode(code)
                .forceAliasCreation(force)
                .build());
    }
}
