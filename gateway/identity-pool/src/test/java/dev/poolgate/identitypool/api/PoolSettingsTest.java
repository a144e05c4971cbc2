package dev.poolgate.identitypool.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

class PoolSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"cognito-identity.amazonaws.com", "accounts.google.com", "idp.example", "oidc.example"})
    void a_developer_provider_cannot_pass_for_another_provider(String name) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> PoolSettings.check(settings(name)));
    }

    @Test
    void a_name_of_its_own_is_allowed() {
        assertThatCode(() -> PoolSettings.check(settings("dev.example"))).doesNotThrowAnyException();
    }

    private static DescribeIdentityPoolResponse settings(String developer) {
        return DescribeIdentityPoolResponse.builder()
                .developerProviderName(developer)
                .supportedLoginProviders(Map.of("accounts.google.com", "123"))
                .openIdConnectProviderARNs("arn:aws:iam::000000000000:oidc-provider/oidc.example")
                .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                        .providerName("idp.example")
                        .build())
                .build();
    }
}
