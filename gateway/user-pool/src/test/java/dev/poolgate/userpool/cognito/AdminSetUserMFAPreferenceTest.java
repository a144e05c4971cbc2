package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

final class AdminSetUserMFAPreferenceTest {
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);

    @Test
    void an_administrator_switches_factors_on() {
        String name = mfa.userWithAddresses(poolId);

        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);

        AdminGetUserResponse user = pools.call(
                AdminGetUserRequest.builder().userPoolId(poolId).username(name).build());
        assertThat(user.userMFASettingList()).containsExactly("SMS_MFA");
        assertThat(user.preferredMfaSetting()).isEqualTo("SMS_MFA");
        assertThat(user.mfaOptions()).hasSize(1);
    }

    @Test
    void an_app_that_nobody_registered_and_a_user_who_is_not_there_are_refused() {
        String name = mfa.userWithAddresses(poolId);

        assertThatThrownBy(() -> mfa.prefer(poolId, name, SecondFactor.SOFTWARE_TOKEN_MFA, false))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("User has not verified software token mfa");
        assertThatThrownBy(() -> mfa.prefer(poolId, Fixture.unique("nobody"), SecondFactor.SMS_MFA, false))
                .isInstanceOf(UserNotFoundException.class);
    }
}
