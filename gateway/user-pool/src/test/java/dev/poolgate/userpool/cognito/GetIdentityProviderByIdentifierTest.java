package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class GetIdentityProviderByIdentifierTest {
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

    @Test
    void the_identifier_finds_its_provider() {
        IdentityProviderType made = create(provider -> provider);

        assertThat(find("example.com")).isEqualTo(made);
    }

    @Test
    void an_unknown_identifier_is_not_found() {
        create(provider -> provider);

        assertThatThrownBy(() -> find("elsewhere.com")).isInstanceOf(ResourceNotFoundException.class);
    }

    private IdentityProviderType find(String identifier) {
        GetIdentityProviderByIdentifierResponse answer = pools.call(GetIdentityProviderByIdentifierRequest.builder()
                .userPoolId(poolId)
                .idpIdentifier(identifier)
                .build());
        return answer.identityProvider();
    }
}
