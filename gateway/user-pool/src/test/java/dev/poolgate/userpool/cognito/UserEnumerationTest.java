package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.poolgate.userpool.directory.SecondFactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** What a stranger learns of who is in a pool, through a client that hides it: by words, limits and addresses. */
final class UserEnumerationTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.poolId();
    private final String telling = pools.clientId();
    private final String hiding = hiding(poolId);

    @Test
    void s69_a_wrong_confirmation_code_reads_the_same_of_nobody_and_of_users_in_every_state() {
        String expired = signedUp();
        pools.clock.pass(Duration.ofHours(25));
        String waiting = signedUp();

        for (String name : List.of(unique("nobody"), pools.confirmedUser(), expired, waiting)) {
            for (int i = 0; i < 15; i++) {
                assertThatThrownBy(() -> confirm(hiding, name, "x"))
                        .isInstanceOf(CodeMismatchException.class)
                        .hasMessage("Invalid verification code provided, please try again.");
            }
            assertThatThrownBy(() -> confirm(hiding, name, "x"))
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessage("Attempt limit exceeded, please try after some time.");
        }
    }

    @Test
    void s69_codes_may_be_asked_for_again_as_often_by_nobody_as_by_users_in_every_state() {
        for (String name : List.of(unique("nobody"), pools.confirmedUser(), signedUp())) {
            for (int i = 0; i < 5; i++) {
                assertThat(resend(hiding, name).codeDeliveryDetails().deliveryMedium())
                        .isEqualTo(DeliveryMediumType.EMAIL);
            }
            assertThatThrownBy(() -> resend(hiding, name)).isInstanceOf(LimitExceededException.class);
        }
    }

    @Test
    void s69_who_claims_an_address_does_not_learn_by_its_limit_whose_it_is() {
        String name = verified(poolId);
        IntStream.range(0, 10)
                .forEach(i -> pools.signUp(telling, unique("mallory"), Map.of("email", name + "@example.com")));
        int before = pools.messages.size();

        ForgotPasswordResponse answer = forgot(hiding, name);

        assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
        assertThat(pools.messages).hasSize(before);
        assertThatThrownBy(() -> forgot(telling, name)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void s69_a_trigger_that_words_no_message_is_told_only_where_users_may_be() {
        String triggered = pools.pool(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .lambdaConfig(config -> config.customMessage(TriggerRecord.ARN)))
                .id();
        String name = verified(triggered);
        pools.triggers.reject("CustomMessage_ForgotPassword", "out of words");

        assertThat(forgot(hiding(triggered), name).codeDeliveryDetails().destination())
                .isEqualTo("a***@e***");
        String open = pools.client(triggered, settings -> settings).clientId();
        assertThatThrownBy(() -> forgot(open, name)).isInstanceOf(UserLambdaValidationException.class);
    }

    /** An invented address may not follow from the name, or each that does not would be a user's. */
    @Test
    void s69_nobodys_address_is_as_likely_as_a_users_and_stays() {
        String both = pools.pool(settings -> settings.autoVerifiedAttributes(
                        VerifiedAttributeType.EMAIL, VerifiedAttributeType.PHONE_NUMBER))
                .id();
        String client = hiding(both);
        List<CodeDeliveryDetailsType> invented = IntStream.range(0, 60)
                .mapToObj(i -> forgot(client, "nobody" + i).codeDeliveryDetails())
                .toList();

        assertThat(forgot(client, "nobody0").codeDeliveryDetails()).isEqualTo(invented.get(0));
        assertThat(invented.stream()
                        .map(CodeDeliveryDetailsType::deliveryMedium)
                        .distinct())
                .containsExactlyInAnyOrder(DeliveryMediumType.EMAIL, DeliveryMediumType.SMS);
        assertThat(invented.stream().map(CodeDeliveryDetailsType::destination).distinct())
                .hasSizeGreaterThan(30)
                .allMatch(text -> text.matches("[a-z]\\*{3}@[a-z]\\*{3}|\\+\\*{7,8}\\d{4}"));
        assertThat(forgot(client, "carol@mail.example").codeDeliveryDetails().destination())
                .isEqualTo("c***@m***");
        assertThat(forgot(client, "+4915112345678").codeDeliveryDetails().destination())
                .isEqualTo("+*********5678");
    }

    @Test
    void s69_a_pool_that_verifies_mailboxes_invents_no_telephones() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> forgot(hiding, unique("nobody")).codeDeliveryDetails())
                        .map(CodeDeliveryDetailsType::deliveryMedium))
                .containsOnly(DeliveryMediumType.EMAIL);
    }

    @Test
    void s69_who_lost_a_second_factor_begins_by_choice_as_anybody_does() {
        MfaPools mfa = new MfaPools(pools);
        String choosing = mfa.pool("lost", UserPoolMfaType.OPTIONAL, SecondFactor.values());
        mfa.allow(choosing, AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP);
        String client = pools.client(
                        choosing, settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_AUTH)
                                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        String name = mfa.userWithAddresses(choosing);
        mfa.prefer(choosing, name, SecondFactor.SMS_MFA, true);
        mfa.lose(choosing, name, "phone_number");

        InitiateAuthResponse choice = pools.initiate(client, AuthFlowType.USER_AUTH, Map.of("USERNAME", name));

        assertThat(choice.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    @Test
    void s69_unsigned_operations_refuse_nobody_in_the_words_in_which_they_refuse_somebody() {
        String name = pools.confirmedUser();
        String nobody = unique("nobody");

        Stream.of(AuthFlowType.USER_PASSWORD_AUTH, AuthFlowType.USER_SRP_AUTH)
                .forEach(flow -> assertThat(catchThrowable(() -> pools.initiate(
                                hiding, flow, Map.of("USERNAME", nobody, "PASSWORD", "wrong", "SRP_A", "0"))))
                        .hasSameClassAs(catchThrowable(() -> pools.initiate(
                                hiding, flow, Map.of("USERNAME", name, "PASSWORD", "wrong", "SRP_A", "0"))))
                        .hasMessage(catchThrowable(() -> pools.initiate(
                                        hiding, flow, Map.of("USERNAME", name, "PASSWORD", "wrong", "SRP_A", "0")))
                                .getMessage()));
    }

    private String hiding(String pool) {
        return pools.client(
                        pool, settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
    }

    private String signedUp() {
        String name = unique("jane");
        pools.signUp(telling, name, Map.of("email", name + "@example.com"));
        return name;
    }

    private String verified(String pool) {
        String name = unique("anna");
        pools.pools()
                .seeding()
                .user(
                        pool,
                        name,
                        Fixture.PASSWORD,
                        Map.of("email", name + "@example.com", "email_verified", "true"),
                        Set.of());
        return name;
    }

    private void confirm(String client, String name, String code) {
        pools.call(ConfirmSignUpRequest.builder()
                .clientId(client)
                .username(name)
                .confirmationCode(code)
                .build());
    }

    private ResendConfirmationCodeResponse resend(String client, String name) {
        return pools.call(ResendConfirmationCodeRequest.builder()
                .clientId(client)
                .username(name)
                .build());
    }

    private ForgotPasswordResponse forgot(String client, String name) {
        return pools.call(
                ForgotPasswordRequest.builder().clientId(client).username(name).build());
    }
}
