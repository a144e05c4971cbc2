package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class CreateUserPoolClientTest {
    private final Fixture pools = new Fixture();

    @Test
    void a_client_has_awss_defaults_and_no_secret() {
        CreateUserPoolClientResponse answer = pools.call(CreateUserPoolClientRequest.builder()
                .userPoolId(pools.poolId())
                .clientName("web")
                .build());

        UserPoolClientType made = answer.userPoolClient();
        assertThat(made.clientId()).matches("[0-9a-z]{26}");
        assertThat(made.clientSecret()).isNull();
        assertThat(made.explicitAuthFlowsAsStrings())
                .containsExactlyInAnyOrder("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");
        assertThat(made.refreshTokenValidity()).isEqualTo(30);
        assertThat(made.authSessionValidity()).isEqualTo(3);
        assertThat(made.enableTokenRevocation()).isTrue();
    }

    @Test
    void a_secret_is_made_where_it_is_asked_for_and_not_shown_by_accident() {
        UserPoolClientType made = pools.client(pools.poolId(), settings -> settings.generateSecret(true));

        assertThat(made.clientSecret()).matches("[0-9a-z]{52}");
        assertThat(made.toString()).doesNotContain(made.clientSecret());
    }

    @Test
    void a_secret_of_ones_own_is_kept() {
        UserPoolClientType made =
                pools.client(pools.poolId(), settings -> settings.clientSecret("0123456789abcdefghijklmn"));

        assertThat(made.clientSecret()).isEqualTo("0123456789abcdefghijklmn");
    }

    @Test
    void lifetimes_out_of_range_are_refused() {
        assertRefused(settings -> settings.accessTokenValidity(25));
        assertRefused(settings ->
                settings.idTokenValidity(4).tokenValidityUnits(units -> units.idToken(TimeUnitsType.MINUTES)));
        assertRefused(settings -> settings.refreshTokenValidity(59)
                .tokenValidityUnits(units -> units.refreshToken(TimeUnitsType.MINUTES)));
        assertRefused(settings -> settings.refreshTokenValidity(3651));
    }

    @Test
    void settings_that_exclude_each_other_are_refused() {
        assertRefused(settings -> settings.generateSecret(true).clientSecret("0123456789abcdefghijklmn"));
        assertRefused(settings -> settings.clientSecret("too short"));
        assertRefused(settings -> settings.explicitAuthFlows(
                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH, ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH));
        assertRefused(settings -> settings.refreshTokenRotation(rotation -> rotation.feature(FeatureType.ENABLED)));
        assertRefused(settings -> settings.explicitAuthFlowsWithStrings("ALLOW_ANYTHING"));
    }

    @Test
    void an_unknown_pool_gets_no_client() {
        assertThatThrownBy(() -> pools.client("eu-west-1_none", settings -> settings))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void assertRefused(UnaryOperator<CreateUserPoolClientRequest.Builder> settings) {
        assertThatThrownBy(() -> pools.client(pools.poolId(), settings)).isInstanceOf(InvalidParameterException.class);
    }
}
