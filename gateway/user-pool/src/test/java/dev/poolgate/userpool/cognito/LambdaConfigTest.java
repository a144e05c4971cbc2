package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CustomEmailSenderLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

final class LambdaConfigTest {
    private static final String UNKNOWN = "arn:aws:lambda:eu-west-1:000000000000:function:unknown";
    private final Fixture pools = new Fixture();

    @Test
    void what_is_configured_is_stored_and_described() {
        UserPoolType pool = make(config -> config.preSignUp(TriggerRecord.ARN));

        assertThat(pool.lambdaConfig().preSignUp()).isEqualTo(TriggerRecord.ARN);
    }

    @Test
    void a_trigger_that_nobody_configured_is_refused() {
        assertRefused(config -> config.preSignUp(UNKNOWN), UNKNOWN);
        assertRefused(
                config -> config.preTokenGenerationConfig(versioned ->
                        versioned.lambdaArn(UNKNOWN).lambdaVersion(PreTokenGenerationLambdaVersionType.V2_0)),
                UNKNOWN);
    }

    @Test
    void a_sender_whose_codes_only_aws_could_encrypt_is_refused() {
        assertRefused(
                config -> config.customEmailSender(sender ->
                        sender.lambdaArn(TriggerRecord.ARN).lambdaVersion(CustomEmailSenderLambdaVersionType.V1_0)),
                "CustomEmailSender");
        assertRefused(config -> config.kmsKeyID("arn:aws:kms:eu-west-1:000000000000:key/1"), "KMSKeyID");
    }

    @Test
    void two_members_for_one_trigger_name_the_same() {
        assertRefused(
                config -> config.preTokenGeneration(UNKNOWN).preTokenGenerationConfig(versioned -> versioned
                        .lambdaArn(TriggerRecord.ARN)
                        .lambdaVersion(PreTokenGenerationLambdaVersionType.V2_0)),
                "PreTokenGeneration");
    }

    private void assertRefused(Consumer<LambdaConfigType.Builder> config, String named) {
        assertThatThrownBy(() -> make(config))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(named);
    }

    private UserPoolType make(Consumer<LambdaConfigType.Builder> config) {
        return pools.pool(settings -> settings.lambdaConfig(config));
    }
}
