package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;

final class ListIdentityProvidersTest {
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
    void every_one_is_on_one_page_without_its_details() {
        for (String name : List.of("c", "a", "b")) {
            create(provider -> provider.providerName(name).idpIdentifiers(name));
        }

        ListIdentityProvidersResponse first = list(null);
        ListIdentityProvidersResponse second = list(first.nextToken());

        assertThat(first.providers())
                .startsWith(ProviderDescription.builder()
                        .providerName("a")
                        .providerType(IdentityProviderTypeType.OIDC)
                        .creationDate(pools.clock.instant())
                        .lastModifiedDate(pools.clock.instant())
                        .build())
                .extracting(ProviderDescription::providerName)
                .containsExactly("a", "b");
        assertThat(second.providers())
                .extracting(ProviderDescription::providerName)
                .containsExactly("c");
        assertThat(second.nextToken()).isNull();
    }

    private ListIdentityProvidersResponse list(@Nullable String token) {
        return pools.call(ListIdentityProvidersRequest.builder()
                .userPoolId(poolId)
                .maxResults(2)
                .nextToken(token)
                .build());
    }
}
