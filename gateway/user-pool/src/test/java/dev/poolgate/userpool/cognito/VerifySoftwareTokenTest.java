package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.passwords.AuthenticatorApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

final class VerifySoftwareTokenTest {
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);
    private final String client = mfa.client(poolId);
    private final String name = mfa.user(poolId, Map.of());
    private final String token = pools.signIn(client, name).accessToken();

    @Test
    void a_right_code_registers_the_app_but_does_not_switch_it_on() {
        AuthenticatorApp app = associate();

        VerifySoftwareTokenResponse verified = verify(app.code(pools.clock.instant()));

        assertThat(verified.status()).isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
        GetUserResponse user =
                pools.call(GetUserRequest.builder().accessToken(token).build());
        assertThat(user.userMFASettingList()).isEmpty();
        assertThat(pools.signIn(client, name)).isNotNull();
        mfa.prefer(poolId, name, SecondFactor.SOFTWARE_TOKEN_MFA, true);
    }

    @Test
    void a_wrong_code_registers_nothing_and_may_be_corrected() {
        AuthenticatorApp app = associate();

        assertThatThrownBy(() -> verify(app.wrongCode(pools.clock.instant())))
                .isInstanceOf(EnableSoftwareTokenMfaException.class)
                .hasMessage("Code mismatch");
        assertThatThrownBy(() -> mfa.prefer(poolId, name, SecondFactor.SOFTWARE_TOKEN_MFA, true))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("User has not verified software token mfa");
        assertThat(verify(app.code(pools.clock.instant())).status()).isEqualTo(VerifySoftwareTokenResponseType.SUCCESS);
    }

    @Test
    void the_code_that_registered_the_app_does_not_sign_in() {
        AuthenticatorApp app = associate();
        String code = app.code(pools.clock.instant());
        verify(code);
        mfa.prefer(poolId, name, SecondFactor.SOFTWARE_TOKEN_MFA, true);

        InitiateAuthResponse asked = pools.password(client, name, Fixture.PASSWORD);

        assertThatThrownBy(() -> mfa.answer(client, name, asked, code))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessage("Your software token has already been used once.");
    }

    @Test
    void nothing_is_verified_where_nothing_waits() {
        assertThatThrownBy(() -> verify("123456")).isInstanceOf(InvalidParameterException.class);

        AuthenticatorApp app = associate();
        verify(app.code(pools.clock.instant()));
        assertThatThrownBy(() -> verify(app.code(pools.clock.instant()))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_pool_that_offers_no_apps_refuses() {
        String other = pools.signIn(pools.clientId(), pools.confirmedUser()).accessToken();

        assertThatThrownBy(() -> pools.call(VerifySoftwareTokenRequest.builder()
                        .accessToken(other)
                        .userCode("123456")
                        .build()))
                .isInstanceOf(SoftwareTokenMfaNotFoundException.class);
    }

    private AuthenticatorApp associate() {
        AssociateSoftwareTokenResponse associated = pools.call(
                AssociateSoftwareTokenRequest.builder().accessToken(token).build());
        return new AuthenticatorApp(associated.secretCode());
    }

    private VerifySoftwareTokenResponse verify(String code) {
        return pools.call(VerifySoftwareTokenRequest.builder()
                .accessToken(token)
                .userCode(code)
                .build());
    }
}
