package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeRiskConfigurationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskExceptionConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetRiskConfigurationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;

final class SetRiskConfigurationTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings ->
                    settings.userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT)))
            .id();
    private final String client = pools.client(poolId, settings -> settings).clientId();

    @Test
    void a_clients_own_configuration_goes_before_the_pools_until_it_is_taken_back() {
        assertThat(describe(client).userPoolId()).isEqualTo(poolId);
        set(null, "10.0.0.0/8");
        assertThat(describe(client).riskExceptionConfiguration().blockedIPRangeList())
                .containsExactly("10.0.0.0/8");
        set(client, "2001:db8::/32");
        assertThat(describe(client).riskExceptionConfiguration().blockedIPRangeList())
                .containsExactly("2001:db8::/32");
        assertThat(describe(client).lastModifiedDate()).isEqualTo(pools.clock.instant());

        set(client, null);

        assertThat(describe(client).riskExceptionConfiguration().blockedIPRangeList())
                .containsExactly("10.0.0.0/8");
        set(null, null);
        assertThat(describe(null).riskExceptionConfiguration()).isNull();
    }

    @Test
    void ranges_are_checked_and_threat_protection_has_to_be_on() {
        assertThatThrownBy(() -> set(null, "everywhere")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pools.call(SetRiskConfigurationRequest.builder()
                        .userPoolId(pools.poolId())
                        .build()))
                .isInstanceOf(UserPoolAddOnNotEnabledException.class);
    }

    private void set(@Nullable String clientId, @Nullable String blocked) {
        pools.call(SetRiskConfigurationRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .riskExceptionConfiguration(
                        blocked == null
                                ? null
                                : RiskExceptionConfigurationType.builder()
                                        .blockedIPRangeList(blocked)
                                        .build())
                .build());
    }

    private RiskConfigurationType describe(@Nullable String clientId) {
        DescribeRiskConfigurationResponse response = pools.call(DescribeRiskConfigurationRequest.builder()
                .userPoolId(poolId)
                .clientId(clientId)
                .build());
        return response.riskConfiguration();
    }
}
