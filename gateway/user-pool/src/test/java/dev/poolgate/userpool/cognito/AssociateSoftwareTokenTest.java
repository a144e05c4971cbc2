package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.passwords.AuthenticatorApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

final class AssociateSoftwareTokenTest {
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);
    private final String client = mfa.client(poolId);

    @Test
    void a_secret_is_256_bits_for_people_to_type_and_new_each_time() {
        String token = pools.signIn(client, mfa.user(poolId, Map.of())).accessToken();

        assertThat(associate(token).secretCode())
                .matches("[A-Z2-7]{52}")
                .isNotEqualTo(associate(token).secretCode());
        assertThat(associate(token).session()).isNull();
    }

    @Test
    void a_secret_is_sealed_in_the_database() {
        String token = pools.signIn(client, mfa.user(poolId, Map.of())).accessToken();

        String secret = associate(token).secretCode();

        assertThat(JdbcClient.create(Fixture.DATABASE)
                        .sql("SELECT sealed_secret FROM up_software_token")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains(secret));
    }

    @Test
    void the_app_before_works_until_the_new_one_is_verified() {
        String name = mfa.user(poolId, Map.of());
        String token = pools.signIn(client, name).accessToken();
        AuthenticatorApp before = mfa.register(token);
        mfa.prefer(poolId, name, dev.poolgate.userpool.directory.SecondFactor.SOFTWARE_TOKEN_MFA, true);

        associate(token);

        var asked = pools.password(client, name, Fixture.PASSWORD);
        assertThat(mfa.answer(client, name, asked, before.code(pools.clock.instant()))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void a_token_or_a_session_is_needed_and_not_both() {
        assertThatThrownBy(
                        () -> pools.call(AssociateSoftwareTokenRequest.builder().build()))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pools.call(AssociateSoftwareTokenRequest.builder()
                        .accessToken("a")
                        .session("b")
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> associate("a")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pools.call(AssociateSoftwareTokenRequest.builder()
                        .session("nobody gave this one out")
                        .build()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
    }

    @Test
    void a_pool_that_offers_no_apps_refuses() {
        String token = pools.signIn(pools.clientId(), pools.confirmedUser()).accessToken();

        assertThatThrownBy(() -> associate(token))
                .isInstanceOf(SoftwareTokenMfaNotFoundException.class)
                .hasMessage("Software Token MFA has not been enabled by the userPool");
    }

    private AssociateSoftwareTokenResponse associate(String accessToken) {
        return pools.call(
                AssociateSoftwareTokenRequest.builder().accessToken(accessToken).build());
    }
}
