package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DuplicateProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

final class CreateIdentityProviderTest {
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
    void a_provider_is_made_as_asked_and_names_its_users_by_subject() {
        IdentityProviderType made = create(provider -> provider.attributeMapping(Map.of("email", "email")));

        assertThat(made)
                .isEqualTo(IdentityProviderType.builder()
                        .userPoolId(poolId)
                        .providerName("corp")
                        .providerType(IdentityProviderTypeType.OIDC)
                        .providerDetails(DETAILS)
                        .attributeMapping(Map.of("email", "email", "username", "sub"))
                        .idpIdentifiers("example.com")
                        .creationDate(pools.clock.instant())
                        .lastModifiedDate(pools.clock.instant())
                        .build());
    }

    @Test
    void a_name_is_taken_once() {
        create(provider -> provider);

        assertThatThrownBy(() -> create(provider -> provider.idpIdentifiers("other.com")))
                .isInstanceOf(DuplicateProviderException.class)
                .hasMessageContaining("corp");
    }

    @Test
    void an_identifier_leads_to_one_provider() {
        create(provider -> provider);

        assertThatThrownBy(() -> create(provider -> provider.providerName("other")))
                .isInstanceOf(DuplicateProviderException.class)
                .hasMessageContaining("identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COGNITO", "Google", "facebook"})
    void reserved_names_are_refused(String name) {
        assertThatThrownBy(() -> create(provider -> provider.providerName(name)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "attributes_request_method", "authorize_scopes", "oidc_issuer"})
    void what_an_oidc_provider_needs_is_named(String missing) {
        Map<String, String> details = new java.util.HashMap<>(DETAILS);
        details.remove(missing);

        assertThatThrownBy(() -> create(provider -> provider.providerDetails(details)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void a_saml_provider_has_one_metadata() {
        UnaryOperator<CreateIdentityProviderRequest.Builder> saml =
                provider -> provider.providerType(IdentityProviderTypeType.SAML);

        assertThatThrownBy(() -> create(provider -> saml.apply(provider).providerDetails(Map.of("IDPSignout", "true"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        create(provider -> saml.apply(provider).providerDetails(Map.of("MetadataURL", "not a url"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(create(provider -> saml.apply(provider)
                                .providerDetails(Map.of("MetadataURL", "https://idp.example.com/metadata")))
                        .attributeMapping())
                .isEmpty();
    }

    @Test
    void a_social_provider_is_called_what_it_is() {
        UnaryOperator<CreateIdentityProviderRequest.Builder> google =
                provider -> provider.providerType(IdentityProviderTypeType.GOOGLE)
                        .providerDetails(Map.of("client_id", "a", "client_secret", "b", "authorize_scopes", "email"));

        assertThatThrownBy(() -> create(google)).isInstanceOf(InvalidParameterException.class);
        assertThat(create(provider -> google.apply(provider).providerName("Google"))
                        .attributeMapping())
                .isEqualTo(Map.of("username", "sub"));
    }

    @Test
    void attributes_of_the_pool_are_mapped_and_no_others() {
        assertThatThrownBy(() -> create(provider -> provider.attributeMapping(Map.of("custom:nothing", "x"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("custom:nothing");
    }
}
