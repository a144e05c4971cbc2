package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class UpdateUserPoolTest {
    private final Fixture pools = new Fixture();

    private final String poolId = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                    .deletionProtection(DeletionProtectionType.ACTIVE)
                    .policies(policies -> policies.passwordPolicy(policy -> policy.minimumLength(20))))
            .id();

    @Test
    void what_is_left_out_is_the_default_again_but_for_what_never_changes() {
        UserPoolType before = describe();
        pools.clock.pass(Duration.ofSeconds(1));

        update(settings -> settings.smsAuthenticationMessage("code {####}"));

        UserPoolType after = describe();
        assertThat(after.smsAuthenticationMessage()).isEqualTo("code {####}");
        assertThat(after.autoVerifiedAttributes()).isEmpty();
        assertThat(after.deletionProtection()).isEqualTo(DeletionProtectionType.INACTIVE);
        assertThat(after.policies().passwordPolicy().minimumLength()).isEqualTo(8);
        assertThat(after.lastModifiedDate()).isEqualTo(pools.clock.instant());
        assertThat(after.aliasAttributes()).isEqualTo(before.aliasAttributes());
        assertThat(after.schemaAttributes()).isEqualTo(before.schemaAttributes());
        assertThat(after.creationDate()).isEqualTo(before.creationDate());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.arn()).isEqualTo(before.arn());
    }

    @Test
    void a_pool_is_renamed_and_found_after_a_restart() {
        update(settings -> settings.poolName("renamed"));
        pools.restart();

        assertThat(describe().name()).isEqualTo("renamed");
    }

    @Test
    void a_second_factor_is_not_asked_for_where_there_is_none() {
        assertThatThrownBy(() -> update(settings -> settings.mfaConfiguration(UserPoolMfaType.ON)))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(describe().mfaConfiguration()).isEqualTo(UserPoolMfaType.OFF);
    }

    @Test
    void a_trigger_that_nobody_answers_to_is_refused() {
        assertThatThrownBy(() -> update(settings -> settings.lambdaConfig(
                        lambda -> lambda.preSignUp("arn:aws:lambda:eu-west-1:000000000000:function:nobody"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_unknown_pool_is_said() {
        assertThatThrownBy(() -> update(settings -> settings.userPoolId("eu-west-1_nothing")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool eu-west-1_nothing does not exist.");
    }

    private void update(UnaryOperator<UpdateUserPoolRequest.Builder> change) {
        pools.call(
                change.apply(UpdateUserPoolRequest.builder().userPoolId(poolId)).build());
    }

    private UserPoolType describe() {
        DescribeUserPoolResponse answer =
                pools.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        return answer.userPool();
    }
}
