package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** SetUserPoolMfaConfig, and GetUserPoolMfaConfig that tells what was set. */
final class SetUserPoolMfaConfigTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();

    @Test
    void what_was_set_is_told_and_described() {
        SetUserPoolMfaConfigResponse set = set(it -> it.mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                .smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Code {####}")
                        .smsConfiguration(sender -> sender.snsCallerArn("arn:aws:iam::000000000000:role/sms"))));

        GetUserPoolMfaConfigResponse got = get(poolId);
        assertThat(got.mfaConfiguration()).isEqualTo(set.mfaConfiguration()).isEqualTo(UserPoolMfaType.ON);
        assertThat(got.softwareTokenMfaConfiguration().enabled()).isTrue();
        assertThat(got.smsMfaConfiguration()).isEqualTo(set.smsMfaConfiguration());
        assertThat(got.emailMfaConfiguration()).isNull();
        DescribeUserPoolResponse described =
                pools.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        assertThat(described.userPool().mfaConfiguration()).isEqualTo(UserPoolMfaType.ON);
        assertThat(described.userPool().smsConfiguration().snsCallerArn()).endsWith("role/sms");
    }

    @Test
    void what_is_not_named_is_off() {
        set(it -> it.mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .emailMfaConfiguration(email -> email.message("Code {####}")));

        set(it -> it);

        assertThat(get(poolId).mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
        assertThat(get(poolId).emailMfaConfiguration()).isNull();
    }

    @Test
    void a_pool_made_with_texts_as_second_factor_says_so() {
        String made = pools.pool(settings -> settings.mfaConfiguration(UserPoolMfaType.ON)
                        .smsConfiguration(sender -> sender.snsCallerArn("arn:aws:iam::000000000000:role/sms")))
                .id();

        assertThat(get(made).smsMfaConfiguration().smsConfiguration().snsCallerArn())
                .endsWith("role/sms");
        assertThat(get(poolId).smsMfaConfiguration()).isNull();
    }

    @Test
    void factors_and_no_asking_or_asking_and_no_factors_are_refused() {
        assertThatThrownBy(() -> set(it -> it.mfaConfiguration(UserPoolMfaType.OFF)
                        .softwareTokenMfaConfiguration(token -> token.enabled(true))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
        assertThatThrownBy(() -> set(it -> it.mfaConfiguration(UserPoolMfaType.ON)
                        .softwareTokenMfaConfiguration(token -> token.enabled(false))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(it -> it.mfaConfiguration("SOMETIMES")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(get(poolId).mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
    }

    @Test
    void a_pool_that_is_not_there_is_told() {
        assertThatThrownBy(() -> set(it -> it.userPoolId("eu-west-1_none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> get("eu-west-1_none")).isInstanceOf(ResourceNotFoundException.class);
    }

    private SetUserPoolMfaConfigResponse set(UnaryOperator<SetUserPoolMfaConfigRequest.Builder> settings) {
        return pools.call(settings.apply(SetUserPoolMfaConfigRequest.builder().userPoolId(poolId))
                .build());
    }

    private GetUserPoolMfaConfigResponse get(String id) {
        return pools.call(GetUserPoolMfaConfigRequest.builder().userPoolId(id).build());
    }
}
