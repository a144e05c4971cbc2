package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.passkeys.SoftAuthenticator;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;

final class PasskeySignInTest {
    private final Fixture pools = new Fixture();
    private final PasskeyPools passkeys = new PasskeyPools(pools);
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = passkeys.pool(UserVerificationType.REQUIRED);
    private final String client = mfa.client(poolId);
    private final String name = pools.confirmedUser(poolId);
    private final AuthenticationResultType tokens = pools.signIn(client, name);
    private final String sub =
            Objects.requireNonNull(Fixture.claims(tokens.accessToken()).getSubject());

    @Test
    void a_passkey_signs_in_once_for_each_question() {
        SoftAuthenticator device = passkeys.register(tokens.accessToken());
        InitiateAuthResponse asked = begin(client, name);

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
        assertThat(options(asked))
                .containsEntry("rpId", PasskeyPools.SITE)
                .containsEntry("userVerification", "required")
                .hasEntrySatisfying(
                        "allowCredentials", ids -> assertThat(ids.toString()).contains(device.credentialId()));
        String signed = device.sign(json(asked), sub, 1);
        assertThat(answer(client, asked, signed).authenticationResult().refreshToken())
                .isNotEmpty();
        assertThatThrownBy(() -> answer(client, asked, signed))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        InitiateAuthResponse again = begin(client, name);
        assertThatThrownBy(() -> answer(client, again, signed))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    @Test
    void a_passkey_may_be_chosen() {
        SoftAuthenticator device = passkeys.register(tokens.accessToken());
        InitiateAuthResponse choice = pools.initiate(client, AuthFlowType.USER_AUTH, Map.of("USERNAME", name));
        assertThat(choice.availableChallenges()).contains(ChallengeNameType.WEB_AUTHN);

        RespondToAuthChallengeResponse asked =
                mfa.answer(client, name, ChallengeNameType.SELECT_CHALLENGE, choice.session(), "ANSWER", "WEB_AUTHN");

        String options = Objects.requireNonNull(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS"));
        assertThat(mfa.answer(
                                client,
                                name,
                                ChallengeNameType.WEB_AUTHN,
                                asked.session(),
                                "CREDENTIAL",
                                device.sign(options, sub, 1))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void what_proves_nothing_is_refused() {
        SoftAuthenticator device = passkeys.register(tokens.accessToken());
        SoftAuthenticator stranger = SoftAuthenticator.es256(PasskeyPools.SITE);

        refused(options -> stranger.sign(options, sub, 1));
        refused(options -> device.sign(options, "another", 1));
        refused(options -> "{}");
        refused(options -> "no json");
        refused(options -> device.sign(options.replaceAll("\"challenge\":\"...", "\"challenge\":\"AAA"), sub, 1));
        device.at("https://evil.example");
        refused(options -> device.sign(options, sub, 1));
        device.at("https://example.com");
        device.of("evil.example");
        refused(options -> device.sign(options, sub, 1));
        device.of(PasskeyPools.SITE).withoutVerification();
        refused(options -> device.sign(options, sub, 1));
    }

    @Test
    void a_copy_that_counts_behind_is_refused() {
        SoftAuthenticator device = passkeys.register(tokens.accessToken());
        InitiateAuthResponse asked = begin(client, name);
        assertThat(answer(client, asked, device.sign(json(asked), sub, 7)).authenticationResult())
                .isNotNull();

        refused(options -> device.sign(options, sub, 7));
        refused(options -> device.sign(options, sub, 6));
        InitiateAuthResponse next = begin(client, name);
        assertThat(answer(client, next, device.sign(json(next), sub, 8)).authenticationResult())
                .isNotNull();
    }

    @Test
    void another_users_passkey_opens_nothing_here() {
        passkeys.register(tokens.accessToken());
        String thief = pools.confirmedUser(poolId);
        AuthenticationResultType thiefs = pools.signIn(client, thief);
        SoftAuthenticator device = passkeys.register(thiefs.accessToken());
        String thiefSub =
                Objects.requireNonNull(Fixture.claims(thiefs.accessToken()).getSubject());

        refused(options -> device.sign(options, thiefSub, 1));
        refused(options -> device.sign(options, sub, 1));
    }

    @Test
    void without_a_passkey_none_is_asked_for() {
        assertThat(begin(client, name).challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        SoftAuthenticator device = passkeys.register(tokens.accessToken());
        InitiateAuthResponse asked = begin(client, name);
        String signed = device.sign(json(asked), sub, 1);
        pools.call(DeleteWebAuthnCredentialRequest.builder()
                .accessToken(tokens.accessToken())
                .credentialId(device.credentialId())
                .build());

        assertThatThrownBy(() -> answer(client, asked, signed)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void nobody_is_asked_for_a_passkey_as_somebody_is() {
        String hiding = pools.client(
                        poolId, settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_AUTH)
                                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        int asked = 0;
        for (int i = 0; i < 40; i++) {
            String nobody = Fixture.unique("nobody");
            InitiateAuthResponse response = begin(hiding, nobody);
            if (response.challengeName() == ChallengeNameType.WEB_AUTHN) {
                asked++;
                assertThat(options(response).get("allowCredentials"))
                        .isEqualTo(options(begin(hiding, nobody)).get("allowCredentials"));
                String signed = SoftAuthenticator.es256(PasskeyPools.SITE).sign(json(response), nobody, 1);
                assertThatThrownBy(() -> mfa.answer(
                                hiding, nobody, ChallengeNameType.WEB_AUTHN, response.session(), "CREDENTIAL", signed))
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessage("Incorrect username or password.");
            }
        }
        assertThat(asked).isBetween(1, 39);
    }

    @Test
    void a_passkey_that_verifies_stands_for_both_factors_where_pool_and_user_say_so() {
        String both = passkeys.poolOfBothFactors();
        String app = mfa.client(both);
        String user = mfa.userWithAddresses(both);
        AuthenticationResultType first = pools.signIn(app, user);
        String id = Objects.requireNonNull(Fixture.claims(first.accessToken()).getSubject());
        SoftAuthenticator device = passkeys.register(first.accessToken());
        assertThatThrownBy(() -> preferPasskey(both, user))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("User must have another MFA method enabled.");
        mfa.prefer(both, user, SecondFactor.SMS_MFA, true);
        assertThat(begin(app, user).challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);

        preferPasskey(both, user);

        InitiateAuthResponse asked = begin(app, user);
        assertThat(options(asked)).containsEntry("userVerification", "required");
        assertThat(answer(app, user, asked, device.sign(json(asked), id, 1)).authenticationResult())
                .isNotNull();
        assertThat(pools.password(app, user, PASSWORD).challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        InitiateAuthResponse unverified = begin(app, user);
        device.withoutVerification();
        assertThatThrownBy(() -> answer(app, user, unverified, device.sign(json(unverified), id, 2)))
                .isInstanceOf(NotAuthorizedException.class);
        pools.call(AdminUpdateUserAttributesRequest.builder()
                .userPoolId(both)
                .username(user)
                .userAttributes(Fixture.attributes(Map.of("name", "Mona")))
                .build());
        assertThat(begin(app, user).challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
    }

    @Test
    void a_pool_where_passkeys_are_one_factor_does_not_take_them_for_two() {
        assertThatThrownBy(() -> preferPasskey(poolId, name))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Passkeys as a second factor are not enabled for the user pool.");
    }

    private void preferPasskey(String pool, String user) {
        pools.call(AdminSetUserMfaPreferenceRequest.builder()
                .userPoolId(pool)
                .username(user)
                .webAuthnMfaSettings(passkey -> passkey.enabled(true))
                .build());
    }

    private void refused(java.util.function.UnaryOperator<String> credential) {
        InitiateAuthResponse asked = begin(client, name);
        assertThatThrownBy(() -> answer(client, asked, credential.apply(json(asked))))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    private InitiateAuthResponse begin(String clientId, String user) {
        return pools.initiate(
                clientId, AuthFlowType.USER_AUTH, Map.of("USERNAME", user, "PREFERRED_CHALLENGE", "WEB_AUTHN"));
    }

    private RespondToAuthChallengeResponse answer(String clientId, InitiateAuthResponse asked, String credential) {
        return answer(clientId, name, asked, credential);
    }

    private RespondToAuthChallengeResponse answer(
            String clientId, String user, InitiateAuthResponse asked, String credential) {
        return mfa.answer(clientId, user, ChallengeNameType.WEB_AUTHN, asked.session(), "CREDENTIAL", credential);
    }

    private static String json(InitiateAuthResponse asked) {
        return Objects.requireNonNull(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS"));
    }

    private static Map<String, Object> options(InitiateAuthResponse asked) {
        try {
            return JSONObjectUtils.parse(json(asked));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
