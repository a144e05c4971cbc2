package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

final class CreateUserPoolTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_pool_is_described_with_awss_defaults() {
        UserPoolType pool = pools.pool(settings -> settings.poolName("staff"));

        assertThat(pool.id()).matches("eu-west-1_[0-9A-Za-z]{9}");
        assertThat(pool.arn()).isEqualTo("arn:aws:cognito-idp:eu-west-1:000000000000:userpool/" + pool.id());
        assertThat(pool.name()).isEqualTo("staff");
        assertThat(pool.creationDate()).isEqualTo(pools.clock.instant());
        assertThat(pool.mfaConfigurationAsString()).isEqualTo("OFF");
        assertThat(pool.deletionProtectionAsString()).isEqualTo("INACTIVE");
        assertThat(pool.userPoolTierAsString()).isEqualTo("ESSENTIALS");
        assertThat(pool.estimatedNumberOfUsers()).isZero();
        assertThat(pool.policies().passwordPolicy())
                .isEqualTo(PasswordPolicyType.builder()
                        .minimumLength(8)
                        .requireUppercase(true)
                        .requireLowercase(true)
                        .requireNumbers(true)
                        .requireSymbols(true)
                        .temporaryPasswordValidityDays(7)
                        .build());
        assertThat(pool.schemaAttributes()).hasSize(21);
    }

    @Test
    void own_attributes_get_awss_prefix_and_standard_ones_become_required() {
        UserPoolType pool = pools.pool(settings -> settings.schema(
                SchemaAttributeType.builder().name("tier").build(),
                SchemaAttributeType.builder().name("email").required(true).build()));

        assertThat(pool.schemaAttributes())
                .extracting(SchemaAttributeType::name)
                .contains("custom:tier");
        assertThat(pool.schemaAttributes())
                .filteredOn(attribute -> attribute.name().equals("email"))
                .singleElement()
                .matches(SchemaAttributeType::required);
    }

    @Test
    void a_policy_given_in_part_asks_for_nothing_else() {
        UserPoolType pool = pools.pool(settings ->
                settings.policies(policies -> policies.passwordPolicy(password -> password.minimumLength(6))));

        assertThat(pool.policies().passwordPolicy().requireSymbols()).isFalse();
        assertThat(pool.policies().passwordPolicy().minimumLength()).isEqualTo(6);
    }

    @Test
    void what_would_not_be_enforced_is_refused() {
        assertThatThrownBy(() -> pools.pool(settings -> settings.mfaConfiguration(UserPoolMfaType.ON)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("SMS configuration and Auto verification for phone_number are required");
    }

    @Test
    void no_triggers_and_a_second_factor_nobody_has_are_taken() {
        UserPoolType pool = pools.pool(
                settings -> settings.mfaConfiguration(UserPoolMfaType.OPTIONAL).lambdaConfig(triggers -> {}));

        assertThat(pool.mfaConfigurationAsString()).isEqualTo("OPTIONAL");
    }

    @Test
    void aliases_and_username_attributes_exclude_each_other() {
        assertThatThrownBy(() -> pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .usernameAttributes(UsernameAttributeType.EMAIL)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
    }
}
