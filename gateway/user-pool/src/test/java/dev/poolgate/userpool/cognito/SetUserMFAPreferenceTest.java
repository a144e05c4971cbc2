package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

final class SetUserMFAPreferenceTest {
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);
    private final String client = mfa.client(poolId);
    private final String token =
            pools.signIn(client, mfa.userWithAddresses(poolId)).accessToken();

    @Test
    void factors_are_switched_on_and_shown() {
        set(token, it -> it.smsMfaSettings(sms -> sms.enabled(true))
                .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));

        GetUserResponse user = user();
        assertThat(user.userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
        assertThat(user.preferredMfaSetting()).isEqualTo("EMAIL_OTP");
        assertThat(user.mfaOptions()).singleElement().satisfies(option -> {
            assertThat(option.deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
            assertThat(option.attributeName()).isEqualTo("phone_number");
        });
    }

    @Test
    void what_is_not_named_stays_and_another_preference_takes_the_place() {
        set(token, it -> it.emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));

        set(token, it -> it.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true)));

        assertThat(user().userMFASettingList()).containsExactly("SMS_MFA", "EMAIL_OTP");
        assertThat(user().preferredMfaSetting()).isEqualTo("SMS_MFA");
    }

    @Test
    void a_factor_that_is_switched_off_is_not_preferred_any_more() {
        set(token, it -> it.emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));

        set(token, it -> it.emailMfaSettings(email -> email.enabled(false)));

        assertThat(user().hasUserMFASettingList()).isFalse();
        assertThat(user().preferredMfaSetting()).isNull();
    }

    @Test
    void only_one_is_preferred_and_only_one_that_is_on() {
        assertThatThrownBy(() -> set(
                        token, it -> it.smsMfaSettings(sms -> sms.enabled(true).preferredMfa(true))
                                .emailMfaSettings(email -> email.enabled(true).preferredMfa(true))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(token, it -> it.smsMfaSettings(sms -> sms.preferredMfa(true))))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(user().hasUserMFASettingList()).isFalse();
    }

    @Test
    void a_factor_needs_what_it_is_sent_to() {
        String nothing = pools.signIn(client, mfa.user(poolId, Map.of())).accessToken();

        assertThatThrownBy(() -> set(nothing, it -> it.smsMfaSettings(sms -> sms.enabled(true))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("User does not have delivery config set to turn on SMS_MFA");
        assertThatThrownBy(() -> set(nothing, it -> it.emailMfaSettings(email -> email.enabled(true))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_factor_that_the_pool_does_not_offer_is_refused() {
        String other = mfa.pool("apps", UserPoolMfaType.OPTIONAL, SecondFactor.SOFTWARE_TOKEN_MFA);
        String user =
                pools.signIn(mfa.client(other), mfa.userWithAddresses(other)).accessToken();

        assertThatThrownBy(() -> set(user, it -> it.smsMfaSettings(sms -> sms.enabled(true))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(user, it -> it.webAuthnMfaSettings(key -> key.enabled(true))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_access_token_is_needed() {
        assertThatThrownBy(() -> set("none", it -> it)).isInstanceOf(NotAuthorizedException.class);
    }

    private GetUserResponse user() {
        return pools.call(GetUserRequest.builder().accessToken(token).build());
    }

    private void set(String accessToken, UnaryOperator<SetUserMfaPreferenceRequest.Builder> settings) {
        pools.call(settings.apply(SetUserMfaPreferenceRequest.builder().accessToken(accessToken))
                .build());
    }
}
