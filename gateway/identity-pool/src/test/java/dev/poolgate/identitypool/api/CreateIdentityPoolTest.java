package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.CLIENT;
import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

class CreateIdentityPoolTest {

    @Test
    void a_pool_is_created_in_the_region_of_the_call_and_described_as_created() {
        CreateIdentityPoolResponse created = API.call(
                CreateIdentityPoolResponse.class,
                CreateIdentityPoolRequest.builder()
                        .identityPoolName("my pool")
                        .allowUnauthenticatedIdentities(false)
                        .allowClassicFlow(true)
                        .developerProviderName("dev.example")
                        .supportedLoginProviders(Map.of("accounts.google.com", "123.apps"))
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName(IDP)
                                .clientId(CLIENT)
                                .build())
                        .identityPoolTags(Map.of("stage", ""))
                        .build());
        assertThat(created.identityPoolId())
                .matches("eu-west-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        DescribeIdentityPoolResponse described = API.call(
                DescribeIdentityPoolResponse.class,
                DescribeIdentityPoolRequest.builder()
                        .identityPoolId(created.identityPoolId())
                        .build());
        assertThat(SdkCopy.of(described, CreateIdentityPoolResponse.builder())).isEqualTo(created);
        assertThat(described.developerProviderName()).isEqualTo("dev.example");
        assertThat(described.hasSamlProviderARNs()).isFalse();
    }
}
