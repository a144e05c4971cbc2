package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class DeleteIdentityProviderTest {
    private final Fixture pools = new Fixture();

    private static final Map<String, String> DETAILS = Map.of(
            "client_id", "app",
            "client_secret", "hidden",
            "attributes_request_method", "GET",
            "authorize_scopes", "openid email",
            "oidc_issuer", "https://idp.example.com");
    private final String poolId = pools.pool(settings -> settings).id();

    private IdentityProviderType create(UnaryOperator<CreateIdentityProviderRequest.Builder> change) {
        CreateIdentityProviderResponse created = pools.call(change.apply(CreateIdentityProviderRequest.builder()
                        .userPoolId(poolId)
                        .providerName("corp")
                        .providerType(IdentityProviderTypeType.OIDC)
                        .providerDetails(DETAILS)
                        .idpIdentifiers("example.com"))
                .build());
        return created.identityProvider();
    }

    private IdentityProviderType describe(String name) {
        DescribeIdentityProviderResponse answer = pools.call(DescribeIdentityProviderRequest.builder()
                .userPoolId(poolId)
                .providerName(name)
                .build());
        return answer.identityProvider();
    }

    @Test
    void a_provider_is_gone_with_its_identifiers() {
        create(provider -> provider);

        delete();

        assertThatThrownBy(() -> describe("corp")).isInstanceOf(ResourceNotFoundException.class);
        create(provider -> provider.providerName("other"));
    }

    @Test
    void an_unknown_one_is_not_found() {
        assertThatThrownBy(this::delete).isInstanceOf(ResourceNotFoundException.class);
    }

    private void delete() {
        pools.call(DeleteIdentityProviderRequest.builder()
                .userPoolId(poolId)
                .providerName("corp")
                .build());
    }
}
