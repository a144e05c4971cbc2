package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.passwords.SrpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class ChoiceSignInTest {
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\b\\d{8}\\b");

    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = pool(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP, AuthFactorType.SMS_OTP);
    private final String client = mfa.client(poolId);

    @Test
    void without_a_preference_the_user_chooses_among_what_the_pool_allows_and_the_user_has() {
        String all = mfa.userWithAddresses(poolId);
        String mail = mfa.user(poolId, Map.of("email", "m@example.com", "email_verified", "true"));
        String unproved = mfa.user(poolId, Map.of("email", "m@example.com"));

        InitiateAuthResponse choice = begin(all, Map.of());

        assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(choice.challengeParameters()).isEmpty();
        assertThat(choice.session()).isNotEmpty();
        assertThat(choice.availableChallenges())
                .containsExactlyInAnyOrder(
                        ChallengeNameType.PASSWORD,
                        ChallengeNameType.PASSWORD_SRP,
                        ChallengeNameType.EMAIL_OTP,
                        ChallengeNameType.SMS_OTP);
        assertThat(begin(mail, Map.of()).availableChallenges())
                .containsExactlyInAnyOrder(
                        ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP, ChallengeNameType.EMAIL_OTP);
        assertThat(begin(unproved, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")).availableChallenges())
                .containsExactlyInAnyOrder(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
        assertThat(pools.messages).isEmpty();
    }

    @Test
    void only_clients_that_say_so_may_begin_by_choice_and_only_with_challenges_that_exist() {
        String other = pools.client(poolId, settings -> settings).clientId();
        String name = mfa.userWithAddresses(poolId);

        assertThatThrownBy(() -> pools.initiate(other, AuthFlowType.USER_AUTH, Map.of("USERNAME", name)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("USER_AUTH is not enabled for the client.");
        assertThatThrownBy(() -> begin(name, Map.of("PREFERRED_CHALLENGE", "SMS_MFA")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> begin(name, Map.of("PREFERRED_CHALLENGE", "nonsense")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pools.initiate(client, AuthFlowType.USER_AUTH, Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Missing required parameter USERNAME");
    }

    @Test
    void a_password_signs_in_at_once_after_a_choice_and_as_an_answer() {
        String name = mfa.userWithAddresses(poolId);

        assertThat(begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();

        InitiateAuthResponse choice = begin(name, Map.of());
        assertThat(choose(name, choice.session(), Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD))
                        .authenticationResult())
                .isNotNull();
        assertThatThrownBy(() -> choose(name, choice.session(), Map.of("ANSWER", "PASSWORD", "PASSWORD", PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");

        InitiateAuthResponse asked = begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD"));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD);
        assertThat(mfa.answer(client, name, ChallengeNameType.PASSWORD, asked.session(), "PASSWORD", PASSWORD)
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void a_wrong_password_is_refused_ends_the_session_and_counts() {
        String name = mfa.userWithAddresses(poolId);
        for (int i = 0; i < 5; i++) {
            InitiateAuthResponse asked = begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD"));
            assertThatThrownBy(() -> mfa.answer(
                            client, name, ChallengeNameType.PASSWORD, asked.session(), "PASSWORD", "Wrong-Horse-7"))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessage("Incorrect username or password.");
            assertThatThrownBy(() ->
                            mfa.answer(client, name, ChallengeNameType.PASSWORD, asked.session(), "PASSWORD", PASSWORD))
                    .hasMessage("Invalid session for the user.");
        }

        assertThatThrownBy(() -> begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Password attempts exceeded");
        // which does not shut out one who has the mailbox
        assertThat(byMail(name).authenticationResult()).isNotNull();
    }

    @Test
    void a_password_is_proved_by_srp() {
        String name = mfa.userWithAddresses(poolId);
        SrpClient srp = new SrpClient(poolId);
        String publicValue = srp.publicValue();

        InitiateAuthResponse direct = begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", publicValue));
        assertThat(direct.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);

        InitiateAuthResponse choice = begin(name, Map.of());
        RespondToAuthChallengeResponse asked =
                choose(name, choice.session(), Map.of("ANSWER", "PASSWORD_SRP", "SRP_A", publicValue));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(mfa.answer(
                                client,
                                ChallengeNameType.PASSWORD_VERIFIER,
                                "none: the secret block names the session",
                                srp.answer(asked.challengeParameters(), PASSWORD, pools.clock.instant()))
                        .authenticationResult())
                .isNotNull();

        InitiateAuthResponse open = begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD_SRP"));
        assertThat(open.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_SRP);
        assertThat(mfa.answer(
                                client,
                                name,
                                ChallengeNameType.PASSWORD_SRP,
                                open.session(),
                                "SRP_A",
                                new SrpClient(poolId).publicValue())
                        .challengeName())
                .isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    }

    @Test
    void a_code_of_eight_digits_signs_in_once_by_mail_and_by_text() {
        String name = mfa.userWithAddresses(poolId);

        InitiateAuthResponse mail = begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));

        assertThat(mail.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(mail.challengeParameters())
                .containsOnly(
                        Map.entry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL"),
                        Map.entry("CODE_DELIVERY_DESTINATION", "m***@e***"));
        pools.restart();
        String code = lastCode();
        assertThat(mfa.answer(client, name, mail, code).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> mfa.answer(client, name, mail, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");

        InitiateAuthResponse choice = begin(name, Map.of());
        RespondToAuthChallengeResponse text = choose(name, choice.session(), Map.of("ANSWER", "SMS_OTP"));
        assertThat(text.challengeName()).isEqualTo(ChallengeNameType.SMS_OTP);
        assertThat(pools.messages.get(pools.messages.size() - 1).to()).isEqualTo("+441234567890");
        assertThat(mfa.answer(client, name, ChallengeNameType.SMS_OTP, text.session(), "SMS_OTP_CODE", lastCode())
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void wrong_codes_end_the_session_and_lock_nobody_out() {
        String name = mfa.userWithAddresses(poolId);
        InitiateAuthResponse asked = begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        String code = lastCode();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> mfa.answer(client, name, asked, "x"))
                    .isInstanceOf(CodeMismatchException.class)
                    .hasMessage("Invalid code or auth state for the user.");
        }
        assertThatThrownBy(() -> mfa.answer(client, name, asked, code)).isInstanceOf(NotAuthorizedException.class);
        InitiateAuthResponse again = begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));

        assertThat(pools.password(client, name, PASSWORD).authenticationResult())
                .isNotNull();
        assertThat(mfa.answer(client, name, again, lastCode()).authenticationResult())
                .isNotNull();
    }

    @Test
    void how_many_codes_are_sent_is_limited_and_counted_apart_from_second_factors() {
        String name = mfa.userWithAddresses(poolId);
        IntStream.range(0, 20).forEach(i -> begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")));

        assertThatThrownBy(() -> begin(name, Map.of("PREFERRED_CHALLENGE", "SMS_OTP")))
                .isInstanceOf(TooManyRequestsException.class);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);
        assertThat(pools.password(client, name, PASSWORD).challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void one_source_takes_half_of_the_codes_and_leaves_the_rest_to_the_owner() {
        UserPoolClientType server =
                pools.client(poolId, settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_AUTH)
                        .generateSecret(true)
                        .enablePropagateAdditionalUserContextData(true));
        String name = mfa.userWithAddresses(poolId);
        IntStream.range(0, 10).forEach(i -> sendFrom(server, name, "192.0.2.66"));

        assertThatThrownBy(() -> sendFrom(server, name, "192.0.2.66")).isInstanceOf(TooManyRequestsException.class);
        sendFrom(server, name, "192.0.2.7");
        pools.clock.pass(Duration.ofHours(1));
        sendFrom(server, name, "192.0.2.66");
    }

    private void sendFrom(UserPoolClientType server, String name, String ipAddress) {
        pools.call(InitiateAuthRequest.builder()
                .clientId(server.clientId())
                .authFlow(AuthFlowType.USER_AUTH)
                .authParameters(Map.of(
                        "USERNAME",
                        name,
                        "PREFERRED_CHALLENGE",
                        "EMAIL_OTP",
                        "SECRET_HASH",
                        Fixture.secretHash(server.clientId(), server.clientSecret(), name)))
                .userContextData(context -> context.ipAddress(ipAddress))
                .build());
    }

    @Test
    void many_accounts_that_claim_an_address_are_no_more_mails_to_it() {
        String address = Fixture.unique("victim") + "@example.com";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            names.add(signUp(Fixture.unique("mob"), address));
            pools.clock.pass(Duration.ofMinutes(i < 9 ? 0 : 60));
        }
        pools.messages.clear();
        names.subList(0, 10).forEach(name -> begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")));

        assertThatThrownBy(() -> begin(names.get(10), Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")))
                .isInstanceOf(TooManyRequestsException.class);
        assertThat(pools.messages).hasSize(10);
    }

    @Test
    void a_code_proves_only_the_address_it_was_sent_to() {
        String name = mfa.userWithAddresses(poolId);
        InitiateAuthResponse asked = begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        pools.call(AdminUpdateUserAttributesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .userAttributes(Fixture.attributes(Map.of("email", "new@example.com", "email_verified", "true")))
                .build());

        assertThatThrownBy(() -> mfa.answer(client, name, asked, lastCode())).isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void a_session_is_for_one_challenge_one_user_and_some_minutes() {
        String name = mfa.userWithAddresses(poolId);
        String other = mfa.userWithAddresses(poolId);
        InitiateAuthResponse asked = begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        String code = lastCode();

        assertThatThrownBy(() -> mfa.answer(client, other, asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        assertThatThrownBy(() ->
                        mfa.answer(client, name, ChallengeNameType.SMS_OTP, asked.session(), "SMS_OTP_CODE", code))
                .isInstanceOf(NotAuthorizedException.class);
        pools.clock.pass(Duration.ofMinutes(3));
        assertThatThrownBy(() -> mfa.answer(client, name, asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user, session is expired.");
    }

    @Test
    void codes_alone_are_nothing_to_users_who_are_asked_for_a_second_factor() {
        String name = mfa.userWithAddresses(poolId);
        mfa.prefer(poolId, name, SecondFactor.SMS_MFA, true);

        assertThat(begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")).availableChallenges())
                .containsExactlyInAnyOrder(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
        assertThat(begin(name, Map.of("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD))
                        .challengeName())
                .isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void a_user_without_a_password_signs_up_and_is_confirmed_by_the_first_code() {
        String address = Fixture.unique("ida") + "@example.com";
        String name = signUp(Fixture.unique("ida"), address);
        assertThat(begin(name, Map.of()).availableChallenges()).containsExactly(ChallengeNameType.EMAIL_OTP);

        assertThat(byMail(name).authenticationResult()).isNotNull();

        AdminGetUserResponse user = user(name);
        assertThat(user.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user.userAttributes())
                .anyMatch(attribute -> attribute.name().equals("email_verified")
                        && attribute.value().equals("true"));
        assertThat(pools.triggers.sources()).doesNotContain("UserMigration_Authentication");
    }

    @Test
    void two_who_claim_one_alias_cannot_both_prove_it_by_signing_in() {
        String aliases = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP))))
                .id();
        String app = mfa.client(aliases);
        for (String name : List.of("first", "second")) {
            pools.call(SignUpRequest.builder()
                    .clientId(app)
                    .username(name)
                    .userAttributes(Fixture.attributes(Map.of("email", "one@example.com")))
                    .build());
        }
        InitiateAuthResponse first = begin(app, "first", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        assertThat(mfa.answer(app, "first", first, lastCode()).authenticationResult())
                .isNotNull();

        InitiateAuthResponse second = begin(app, "second", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        assertThatThrownBy(() -> mfa.answer(app, "second", second, lastCode()))
                .isInstanceOf(AliasExistsException.class);
        assertThat(begin(app, "one@example.com", Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"))
                        .challengeName())
                .isEqualTo(ChallengeNameType.EMAIL_OTP);
    }

    @Test
    void a_password_is_needed_where_no_code_could_sign_in() {
        assertThatThrownBy(() -> pools.call(SignUpRequest.builder()
                        .clientId(client)
                        .username(Fixture.unique("nomail"))
                        .build()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Missing required parameter Password");
        String words = pool(AuthFactorType.PASSWORD);
        String app = mfa.client(words);
        assertThatThrownBy(() -> pools.call(SignUpRequest.builder()
                        .clientId(app)
                        .username(Fixture.unique("words"))
                        .userAttributes(Fixture.attributes(Map.of("email", "a@example.com")))
                        .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_administrator_makes_users_without_a_password_who_need_no_invitation() {
        String name = Fixture.unique("olga");
        AdminCreateUserResponse made = pools.call(AdminCreateUserRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .userAttributes(Fixture.attributes(Map.of("email", "olga@example.com", "email_verified", "true")))
                .build());

        assertThat(made.user().userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(pools.messages).isEmpty();
        assertThat(byMail(name).authenticationResult()).isNotNull();
        AdminCreateUserResponse withoutMail = pools.call(AdminCreateUserRequest.builder()
                .userPoolId(poolId)
                .username(Fixture.unique("paul"))
                .messageAction("SUPPRESS")
                .build());
        assertThat(withoutMail.user().userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void who_signed_up_and_confirmed_is_signed_in_once_without_another_challenge() {
        String name = Fixture.unique("auto");
        SignUpResponse signedUp = pools.call(SignUpRequest.builder()
                .clientId(client)
                .username(name)
                .password(PASSWORD)
                .userAttributes(Fixture.attributes(Map.of("email", name + "@example.com")))
                .build());
        ConfirmSignUpResponse confirmed = confirm(name, signedUp.session());

        assertThat(continued(name, confirmed.session()).authenticationResult()).isNotNull();
        assertThatThrownBy(() -> continued(name, confirmed.session()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        assertThatThrownBy(() -> continued(name, signedUp.session())).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void a_session_of_another_sign_up_confirms_but_signs_nobody_in() {
        SignUpResponse mine = pools.signUp(client, Fixture.unique("mine"), Map.of("email", "mine@example.com"));
        String name = Fixture.unique("yours");
        pools.signUp(client, name, Map.of("email", "yours@example.com"));

        assertThat(confirm(name, mine.session()).session()).isNull();

        assertThat(user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        String other = pools.client(poolId, settings -> settings).clientId();
        assertThat(pools.signUp(other, Fixture.unique("no"), Map.of()).session())
                .isNull();
    }

    @Test
    void nobody_is_offered_asked_and_refused_as_somebody_is() {
        String hiding = pools.client(
                        poolId, settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_AUTH)
                                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        String nobody = Fixture.unique("nobody") + "@example.com";

        InitiateAuthResponse choice = begin(hiding, nobody, Map.of());
        assertThat(choice.availableChallenges())
                .contains(ChallengeNameType.PASSWORD, ChallengeNameType.EMAIL_OTP)
                .isEqualTo(begin(hiding, nobody, Map.of()).availableChallenges());
        InitiateAuthResponse asked = begin(hiding, nobody, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters()).containsEntry("CODE_DELIVERY_DESTINATION", "n***@e***");
        assertThat(pools.messages).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> mfa.answer(hiding, nobody, asked, "12345678"))
                    .isInstanceOf(CodeMismatchException.class)
                    .hasMessage("Invalid code or auth state for the user.");
        }
        assertThatThrownBy(() -> mfa.answer(hiding, nobody, asked, "12345678"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid session for the user.");
        InitiateAuthResponse again = begin(hiding, nobody, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        assertThatThrownBy(() -> mfa.answer(hiding, nobody, again, "12345678"))
                .isInstanceOf(CodeMismatchException.class);
        assertThatThrownBy(() -> begin(hiding, nobody, Map.of("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
        IntStream.range(0, 18).forEach(i -> begin(hiding, nobody, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")));
        assertThatThrownBy(() -> begin(hiding, nobody, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP")))
                .isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> begin(client, nobody, Map.of())).isInstanceOf(UserNotFoundException.class);
    }

    private String pool(AuthFactorType... factors) {
        String id = mfa.pool("choice" + factors.length, UserPoolMfaType.OPTIONAL, SecondFactor.values());
        mfa.allow(id, factors);
        return id;
    }

    private String signUp(String name, String address) {
        pools.call(SignUpRequest.builder()
                .clientId(client)
                .username(name)
                .userAttributes(Fixture.attributes(Map.of("email", address)))
                .build());
        return name;
    }

    private ConfirmSignUpResponse confirm(String name, String session) {
        return pools.call(ConfirmSignUpRequest.builder()
                .clientId(client)
                .username(name)
                .confirmationCode(pools.lastCode())
                .session(session)
                .build());
    }

    private InitiateAuthResponse continued(String name, String session) {
        return pools.call(InitiateAuthRequest.builder()
                .clientId(client)
                .authFlow(AuthFlowType.USER_AUTH)
                .authParameters(Map.of("USERNAME", name))
                .session(session)
                .build());
    }

    private AdminGetUserResponse user(String name) {
        return pools.call(
                AdminGetUserRequest.builder().userPoolId(poolId).username(name).build());
    }

    private RespondToAuthChallengeResponse byMail(String name) {
        InitiateAuthResponse asked = begin(name, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));
        return mfa.answer(client, name, asked, lastCode());
    }

    private RespondToAuthChallengeResponse choose(String name, String session, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>(answers);
        all.put("USERNAME", name);
        return mfa.answer(client, ChallengeNameType.SELECT_CHALLENGE, session, all);
    }

    private InitiateAuthResponse begin(String name, Map<String, String> more) {
        return begin(client, name, more);
    }

    private InitiateAuthResponse begin(String clientId, String name, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("USERNAME", name);
        return pools.initiate(clientId, AuthFlowType.USER_AUTH, parameters);
    }

    private String lastCode() {
        Matcher code = EIGHT_DIGITS.matcher(
                pools.messages.get(pools.messages.size() - 1).text());
        assertThat(code.find()).isTrue();
        return code.group();
    }
}
