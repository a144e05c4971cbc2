package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.CLIENT;
import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;

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
        assertThat(PoolRecords.created(described)).isEqualTo(created);
        assertThat(described.developerProviderName()).isEqualTo("dev.example");
        assertThat(described.hasSamlProviderARNs()).isFalse();
    }

    @Test
    void all_that_is_wrong_is_answered_at_once_and_no_value_is_repeated() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> API.call(
                        CreateIdentityPoolResponse.class,
                        CreateIdentityPoolRequest.builder()
                                .identityPoolName("<script>")
                                .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                        .providerName("a b")
                                        .build())
                                .build()))
                .withMessageStartingWith("4 validation errors detected: Value at 'identityPoolName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: ")
                .withMessageContaining("Value at 'allowUnauthenticatedIdentities'")
                .withMessageContaining("Value at 'cognitoIdentityProviders.providerName'")
                .withMessageContaining("Value at 'cognitoIdentityProviders.clientId'")
                .withMessageNotContaining("script");
    }

    @Test
    void a_name_of_128_characters_is_the_longest() {
        assertThat(create("n".repeat(128)).identityPoolName()).hasSize(128);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> create("n".repeat(129)))
                .withMessage("1 validation error detected: Value at 'identityPoolName' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 128");
    }

    private static CreateIdentityPoolResponse create(String name) {
        return API.call(
                CreateIdentityPoolResponse.class,
                CreateIdentityPoolRequest.builder()
                        .identityPoolName(name)
                        .allowUnauthenticatedIdentities(true)
                        .build());
    }
}
