package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.passwords.AuthenticatorApp;
import dev.poolgate.userpool.passwords.SrpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MfaMethodNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** The second factor in a sign-in, whatever the first one was. */
final class MfaSignInTest {
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);
    private final String client = mfa.client(poolId);

    @Test
    void a_code_of_the_app_is_asked_for_and_signs_in() {
        String name = mfa.user(poolId, Map.of());
        AuthenticatorApp app = app(name);

        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);

        assertThat(asked.authenticationResult()).isNull();
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(asked.challengeParameters())
                .containsOnly(Map.entry("USER_ID_FOR_SRP", name), Map.entry("FRIENDLY_DEVICE_NAME", "phone"));
        assertThat(mfa.answer(client, name, asked, app.code(pools.clock.instant()))
                        .authenticationResult()
                        .refreshToken())
                .isNotEmpty();
    }

    @Test
    void a_code_is_sent_by_text_and_signs_in_once() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);

        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);

        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(asked.challengeParameters())
                .containsOnly(
                        Map.entry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS"),
                        Map.entry("CODE_DELIVERY_DESTINATION", "+********7890"),
                        Map.entry("USER_ID_FOR_SRP", name));
        assertThat(pools.messages.get(0).text()).startsWith("Text code ");
        assertThat(pools.messages.get(0).to()).isEqualTo("+441234567890");
        String code = pools.lastCode();
        assertThat(mfa.answer(client, name, asked, code).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> mfa.answer(client, name, asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
    }

    @Test
    void a_code_is_sent_by_mail_and_survives_a_restart() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.EMAIL_OTP, true);
        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(pools.messages.get(0).subject()).isEqualTo("Your code");

        pools.restart();

        assertThat(mfa.answer(client, name, asked, pools.lastCode()).authenticationResult())
                .isNotNull();
    }

    @Test
    void a_trigger_chooses_the_words_of_a_code() {
        String talking = pools.pool(settings -> settings.mfaConfiguration(UserPoolMfaType.ON)
                        .smsConfiguration(sender -> sender.snsCallerArn("arn:aws:iam::000000000000:role/sms"))
                        .lambdaConfig(config -> config.customMessage(TriggerRecord.ARN)))
                .id();
        pools.triggers.on("CustomMessage_Authentication", event -> Map.of("smsMessage", "Type {####} now"));
        String name = mfa.user(talking, Map.of("phone_number", "+441234567890"));
        String app = mfa.client(talking);

        InitiateAuthResponse asked = pools.password(app, name, PASSWORD);

        assertThat(pools.messages.get(0).text()).isEqualTo("Type " + pools.lastCode() + " now");
        assertThat(mfa.answer(app, name, asked, pools.lastCode()).authenticationResult())
                .isNotNull();
    }

    @Test
    void a_code_lives_as_long_as_its_session() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);

        pools.clock.pass(Duration.ofMinutes(3));

        assertThatThrownBy(() -> mfa.answer(client, name, asked, pools.lastCode()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user, session is expired.");
    }

    @Test
    void of_several_factors_the_preferred_one_is_asked_for_else_the_user_chooses() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, false);
        mfa.prefer(poolId, name, SecondFactor.EMAIL_OTP, false);

        InitiateAuthResponse choice = pools.password(client, name, PASSWORD);
        assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_MFA_TYPE);
        assertThat(choice.challengeParameters()).containsEntry("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"EMAIL_OTP\"]");
        assertThat(pools.messages).isEmpty();
        assertThatThrownBy(() -> choose(name, choice, "SOFTWARE_TOKEN_MFA"))
                .isInstanceOf(InvalidParameterException.class);
        RespondToAuthChallengeResponse asked = choose(name, choice, "EMAIL_MFA");
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(mfa.answer(
                                client,
                                name,
                                ChallengeNameType.EMAIL_OTP,
                                asked.session(),
                                "EMAIL_OTP_CODE",
                                pools.lastCode())
                        .authenticationResult())
                .isNotNull();

        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        assertThat(pools.password(client, name, PASSWORD).challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void a_wrong_code_may_be_corrected_but_a_fifth_ends_the_session() {
        String name = mfa.user(poolId, Map.of());
        AuthenticatorApp app = app(name);
        InitiateAuthResponse first = pools.password(client, name, PASSWORD);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> mfa.answer(client, name, first, app.wrongCode(pools.clock.instant())))
                    .isInstanceOf(CodeMismatchException.class)
                    .hasMessage("Invalid code or auth state for the user.");
        }
        assertThat(mfa.answer(client, name, first, app.code(pools.clock.instant()))
                        .authenticationResult())
                .isNotNull();

        InitiateAuthResponse second = pools.password(client, name, PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> mfa.answer(client, name, second, app.wrongCode(pools.clock.instant())))
                    .isInstanceOf(CodeMismatchException.class);
        }
        pools.clock.pass(Duration.ofSeconds(30));
        assertThatThrownBy(() -> mfa.answer(client, name, second, app.code(pools.clock.instant())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
    }

    @Test
    void wrong_codes_lock_the_user_whatever_the_session_and_longer_each_time() {
        String name = mfa.user(poolId, Map.of());
        AuthenticatorApp app = app(name);
        for (int i = 0; i < 7; i++) {
            InitiateAuthResponse asked = pools.password(client, name, PASSWORD);
            assertThatThrownBy(() -> mfa.answer(client, name, asked, app.wrongCode(pools.clock.instant())))
                    .isInstanceOf(CodeMismatchException.class);
            pools.clock.pass(Duration.ofSeconds(i < 4 ? 0 : 1L << (i - 4)));
        }
        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);
        assertThatThrownBy(() -> mfa.answer(client, name, asked, app.wrongCode(pools.clock.instant())))
                .isInstanceOf(CodeMismatchException.class);

        pools.clock.pass(Duration.ofMillis(7999));
        assertThatThrownBy(() -> mfa.answer(client, name, asked, app.code(pools.clock.instant())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Code attempts exceeded");
        pools.clock.pass(Duration.ofMillis(1));
        assertThat(mfa.answer(client, name, asked, app.code(pools.clock.instant()))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void of_many_guesses_at_once_no_more_are_judged_than_in_a_row() throws Exception {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var guesses = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> {
                        try {
                            mfa.answer(client, name, asked, "x" + i);
                            return "signed in";
                        } catch (CodeMismatchException judged) {
                            return "judged";
                        } catch (NotAuthorizedException refused) {
                            return "refused";
                        }
                    }))
                    .toList();
            int judged = 0;
            for (var guess : guesses) {
                judged += guess.get().equals("judged") ? 1 : 0;
            }
            assertThat(judged).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_code_of_the_app_is_good_once_for_two_sign_ins_at_two_nodes() {
        String name = mfa.user(poolId, Map.of());
        AuthenticatorApp app = app(name);
        InitiateAuthResponse here = pools.password(client, name, PASSWORD);
        InitiateAuthResponse there = pools.password(client, name, PASSWORD);
        String code = app.code(pools.clock.instant());
        mfa.answer(client, name, here, code);

        pools.restart();

        assertThatThrownBy(() -> mfa.answer(client, name, there, code))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessage("Your software token has already been used once.");
    }

    @Test
    void codes_to_one_user_are_limited_per_hour() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        for (int i = 0; i < 20; i++) {
            pools.password(client, name, PASSWORD);
        }

        assertThatThrownBy(() -> pools.password(client, name, PASSWORD)).isInstanceOf(TooManyRequestsException.class);
        assertThat(pools.messages).hasSize(20);
    }

    @Test
    void srp_and_the_administrators_flow_are_asked_too_and_a_refresh_is_not() {
        String name = mfa.userWithAddresses(poolId);
        String refreshToken = pools.signIn(client, name).refreshToken();
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);

        SrpClient srp = new SrpClient(poolId);
        InitiateAuthResponse challenge = pools.initiate(
                client, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", srp.publicValue()));
        RespondToAuthChallengeResponse afterSrp = mfa.answer(
                client,
                ChallengeNameType.PASSWORD_VERIFIER,
                challenge.session(),
                srp.answer(challenge.challengeParameters(), PASSWORD, pools.clock.instant()));
        AdminInitiateAuthResponse admin = pools.call(AdminInitiateAuthRequest.builder()
                .userPoolId(poolId)
                .clientId(client)
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", PASSWORD))
                .build());

        assertThat(afterSrp.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(admin.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(pools.refresh(client, refreshToken).accessToken()).isNotEmpty();
    }

    @Test
    void a_new_password_is_followed_by_the_second_factor() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        pools.call(AdminSetUserPasswordRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .password("Temporary-1!")
                .build());
        InitiateAuthResponse asked = pools.password(client, name, "Temporary-1!");
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);

        RespondToAuthChallengeResponse next = mfa.answer(
                client,
                name,
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                asked.session(),
                "NEW_PASSWORD",
                "Another-Horse-8");

        assertThat(next.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(next.authenticationResult()).isNull();
    }

    @Test
    void a_remembered_device_proves_itself_in_place_of_a_code_and_another_does_not() {
        String tracking = pools.trackingPool(true, false);
        TestDevice device = TestDevice.offered(pools, tracking);
        device.confirm();
        pools.call(SetUserPoolMfaConfigRequest.builder()
                .userPoolId(tracking)
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .emailMfaConfiguration(email -> email.message("Mail code {####}"))
                .build());
        mfa.prefer(tracking, device.name, SecondFactor.EMAIL_OTP, true);

        assertThat(pools.password(device.client, device.name, PASSWORD).challengeName())
                .isEqualTo(ChallengeNameType.EMAIL_OTP);
        InitiateAuthResponse known = device.begin();
        assertThat(known.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
        assertThat(device.prove(known.session()).authenticationResult()).isNotNull();
        assertThat(pools.messages).hasSize(1);
    }

    @Test
    void a_session_belongs_to_its_user_and_its_challenge() {
        String name = mfa.userWithAddresses(poolId);
        String other = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        InitiateAuthResponse asked = pools.password(client, name, PASSWORD);

        assertThatThrownBy(() -> mfa.answer(client, other, asked, pools.lastCode()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> mfa.answer(
                        client, name, ChallengeNameType.EMAIL_OTP, asked.session(), "EMAIL_OTP_CODE", pools.lastCode()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(
                        () -> mfa.answer(client, name, ChallengeNameType.MFA_SETUP, asked.session(), "ANSWER", "done"))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void a_pool_that_is_off_asks_nobody_and_one_that_is_on_asks_who_has_an_address() {
        String off = mfa.pool("off", UserPoolMfaType.OPTIONAL, SecondFactor.SMS_MFA);
        String quiet = mfa.userWithAddresses(off);
        mfa.prefer(off, quiet, SecondFactor.SMS_MFA, true);
        pools.call(SetUserPoolMfaConfigRequest.builder()
                .userPoolId(off)
                .mfaConfiguration(UserPoolMfaType.OFF)
                .build());
        assertThat(pools.signIn(mfa.client(off), quiet)).isNotNull();

        String on = mfa.pool("texts", UserPoolMfaType.ON, SecondFactor.SMS_MFA);
        String asked = mfa.user(on, Map.of("phone_number", "+441234567890"));
        assertThat(pools.password(mfa.client(on), asked, PASSWORD).challengeName())
                .isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void a_factor_whose_address_is_gone_does_not_let_in() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        org.springframework.jdbc.core.simple.JdbcClient.create(Fixture.DATABASE)
                .sql("DELETE FROM up_user_attribute WHERE name = 'phone_number'"
                        + " AND sub = (SELECT sub FROM up_user WHERE username = ?)")
                .param(name)
                .update();

        assertThatThrownBy(() -> pools.password(client, name, PASSWORD)).isInstanceOf(MfaMethodNotFoundException.class);
    }

    @Test
    void who_has_no_factor_where_one_is_required_sets_up_an_app_before_the_sign_in_ends() {
        String on = mfa.pool("apps", UserPoolMfaType.ON, SecondFactor.SOFTWARE_TOKEN_MFA);
        String app = mfa.client(on);
        String name = mfa.user(on, Map.of());
        InitiateAuthResponse setup = pools.password(app, name, PASSWORD);
        assertThat(setup.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
        assertThat(setup.challengeParameters()).containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]");
        assertThatThrownBy(() -> finish(app, name, setup.session())).isInstanceOf(NotAuthorizedException.class);

        AssociateSoftwareTokenResponse associated = associate(setup.session());
        AuthenticatorApp phone = new AuthenticatorApp(associated.secretCode());
        assertThatThrownBy(() -> finish(app, name, associated.session())).isInstanceOf(NotAuthorizedException.class);
        VerifySoftwareTokenResponse verified = verify(associated.session(), phone.code(pools.clock.instant()));

        assertThat(finish(app, name, requireNonNull(verified.session())).authenticationResult())
                .isNotNull();
        pools.clock.pass(Duration.ofSeconds(30));
        InitiateAuthResponse again = pools.password(app, name, PASSWORD);
        assertThat(again.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(mfa.answer(app, name, again, phone.code(pools.clock.instant()))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void a_setup_that_was_begun_before_another_ended_sets_up_nothing() {
        String on = mfa.pool("apps", UserPoolMfaType.ON, SecondFactor.SOFTWARE_TOKEN_MFA);
        String app = mfa.client(on);
        String name = mfa.user(on, Map.of());
        AssociateSoftwareTokenResponse slow =
                associate(pools.password(app, name, PASSWORD).session());
        AssociateSoftwareTokenResponse fast =
                associate(pools.password(app, name, PASSWORD).session());
        verify(fast.session(), new AuthenticatorApp(fast.secretCode()).code(pools.clock.instant()));

        assertThatThrownBy(() ->
                        verify(slow.session(), new AuthenticatorApp(slow.secretCode()).code(pools.clock.instant())))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private AuthenticatorApp app(String name) {
        AuthenticatorApp app = mfa.register(pools.signIn(client, name).accessToken());
        mfa.prefer(poolId, name, SecondFactor.SOFTWARE_TOKEN_MFA, true);
        return app;
    }

    private RespondToAuthChallengeResponse choose(String name, InitiateAuthResponse choice, String answer) {
        return mfa.answer(client, name, ChallengeNameType.SELECT_MFA_TYPE, choice.session(), "ANSWER", answer);
    }

    private RespondToAuthChallengeResponse finish(String clientId, String name, String session) {
        return mfa.answer(clientId, ChallengeNameType.MFA_SETUP, session, Map.of("USERNAME", name));
    }

    private AssociateSoftwareTokenResponse associate(String session) {
        return pools.call(
                AssociateSoftwareTokenRequest.builder().session(session).build());
    }

    private VerifySoftwareTokenResponse verify(String session, String code) {
        return pools.call(VerifySoftwareTokenRequest.builder()
                .session(session)
                .userCode(code)
                .build());
    }
}
