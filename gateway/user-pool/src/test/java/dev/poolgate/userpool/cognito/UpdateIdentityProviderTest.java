package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderResponse;

final class UpdateIdentityProviderTest {
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
    void what_is_given_replaces_and_the_rest_stays() {
        create(provider -> provider);

        UpdateIdentityProviderResponse answer = update(provider -> provider.idpIdentifiers("new.com"));

        assertThat(answer.identityProvider().idpIdentifiers()).containsExactly("new.com");
        assertThat(answer.identityProvider().providerDetails()).isEqualTo(DETAILS);
        assertThat(describe("corp")).isEqualTo(answer.identityProvider());
        create(provider -> provider.providerName("other"));
    }

    @Test
    void another_providers_identifier_is_refused_and_nothing_changes() {
        create(provider -> provider);
        create(provider -> provider.providerName("other").idpIdentifiers("other.com"));

        assertThatThrownBy(() -> update(provider -> provider.idpIdentifiers("fine.com", "other.com")))
                .isInstanceOf(InvalidParameterException.class);

        assertThat(describe("corp").idpIdentifiers()).containsExactly("example.com");
    }

    @Test
    void details_are_judged_again() {
        create(provider -> provider);

        assertThatThrownBy(() -> update(provider -> provider.providerDetails(Map.of("client_id", "x"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_unknown_one_is_not_found() {
        assertThatThrownBy(() -> update(provider -> provider)).isInstanceOf(ResourceNotFoundException.class);
    }

    private UpdateIdentityProviderResponse update(UnaryOperator<UpdateIdentityProviderRequest.Builder> change) {
        return pools.call(change.apply(UpdateIdentityProviderRequest.builder()
                        .userPoolId(poolId)
                        .providerName("corp"))
                .build());
    }
}
