package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;

final class StartWebAuthnRegistrationTest {
    private final Fixture pools = new Fixture();
    private final PasskeyPools passkeys = new PasskeyPools(pools);

    @Test
    void the_options_are_what_browsers_expect() throws ParseException {
        String token = passkeys.token(passkeys.pool(UserVerificationType.REQUIRED));

        Map<String, Object> options = JSONObjectUtils.parse(passkeys.start(token));

        assertThat(options).containsEntry("rp", Map.of("id", "example.com", "name", "example.com"));
        assertThat(options)
                .containsEntry(
                        "pubKeyCredParams",
                        List.of(Map.of("type", "public-key", "alg", -7L), Map.of("type", "public-key", "alg", -257L)));
        assertThat(String.valueOf(options.get("challenge"))).hasSizeGreaterThanOrEqualTo(43);
        assertThat((Map<?, ?>) options.get("user")).extracting("id").isNotNull();
        assertThat((Map<?, ?>) options.get("authenticatorSelection"))
                .extracting("residentKey", "userVerification")
                .containsExactly("required", "required");
        assertThat(options).containsEntry("attestation", "none").containsEntry("excludeCredentials", List.of());
    }

    @Test
    void what_the_user_has_already_is_not_to_be_registered_again() throws ParseException {
        String token = passkeys.token(passkeys.pool(UserVerificationType.PREFERRED));
        String registered = passkeys.register(token).credentialId();

        Map<String, Object> options = JSONObjectUtils.parse(passkeys.start(token));

        assertThat(String.valueOf(options.get("excludeCredentials"))).contains(registered);
    }

    @Test
    void a_pool_without_passkeys_and_one_without_a_site_say_so() {
        String plain = pools.signIn(pools.clientId(), pools.confirmedUser()).accessToken();
        String nowhere = passkeys.token(passkeys.poolWithoutSite());

        assertThatThrownBy(() -> passkeys.start(plain)).isInstanceOf(WebAuthnNotEnabledException.class);
        assertThatThrownBy(() -> passkeys.start(nowhere)).isInstanceOf(WebAuthnConfigurationMissingException.class);
        assertThatThrownBy(() -> passkeys.start("x.y.z")).isInstanceOf(NotAuthorizedException.class);
    }
}
