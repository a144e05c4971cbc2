package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** GetUserAuthFactors and AdminGetUserAuthFactors, which tell the same. */
final class GetUserAuthFactorsTest {
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool("choice", UserPoolMfaType.OPTIONAL, SecondFactor.values());
    private final String client = mfa.client(poolId);

    @Test
    void what_the_pool_allows_and_the_user_has_is_listed() {
        mfa.allow(poolId, AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP);
        String name = mfa.userWithAddresses(poolId);

        GetUserAuthFactorsResponse own = own(name);

        assertThat(own.username()).isEqualTo(name);
        assertThat(own.configuredUserAuthFactors()).containsExactly(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP);
        assertThat(own.hasUserMFASettingList()).isFalse();
        assertThat(admin(name).configuredUserAuthFactors()).isEqualTo(own.configuredUserAuthFactors());
    }

    @Test
    void an_address_that_was_not_proved_opens_no_account_that_has_a_password() {
        mfa.allow(poolId, AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP);

        assertThat(own(mfa.user(poolId, Map.of("email", "m@example.com"))).configuredUserAuthFactors())
                .containsExactly(AuthFactorType.PASSWORD);
    }

    @Test
    void a_user_with_a_second_factor_begins_with_no_code() {
        mfa.allow(poolId, AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP, AuthFactorType.SMS_OTP);
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);

        AdminGetUserAuthFactorsResponse factors = admin(name);

        assertThat(factors.configuredUserAuthFactors()).containsExactly(AuthFactorType.PASSWORD);
        assertThat(factors.userMFASettingList()).containsExactly("SMS_MFA");
        assertThat(factors.preferredMfaSetting()).isEqualTo("SMS_MFA");
    }

    @Test
    void who_is_not_there_is_refused() {
        assertThatThrownBy(() -> admin(Fixture.unique("nobody"))).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pools.call(
                        GetUserAuthFactorsRequest.builder().accessToken("none").build()))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private GetUserAuthFactorsResponse own(String name) {
        return pools.call(GetUserAuthFactorsRequest.builder()
                .accessToken(pools.signIn(client, name).accessToken())
                .build());
    }

    private AdminGetUserAuthFactorsResponse admin(String name) {
        return pools.call(AdminGetUserAuthFactorsRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .build());
    }
}
