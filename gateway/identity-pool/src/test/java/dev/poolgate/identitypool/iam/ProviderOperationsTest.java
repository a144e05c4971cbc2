package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;
import software.amazon.awssdk.services.iam.model.Tag;

/** OpenID Connect and SAML providers. */
class ProviderOperationsTest extends IamTest {
    private static final String THUMBPRINT = "0123456789abcdef0123456789ABCDEF01234567";
    private static final String METADATA =
            "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"x\">"
                    + "<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/><!--"
                    + "x".repeat(1000) + "--></EntityDescriptor>";

    @Test
    void an_openid_provider_lives_from_its_making_to_its_end() {
        String arn = iam.createOpenIDConnectProvider(provider -> provider.url("https://idp.example.com/realms/a")
                        .clientIDList("app", "app")
                        .thumbprintList(THUMBPRINT)
                        .tags(tag("team", "a")))
                .openIDConnectProviderArn();
        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:oidc-provider/idp.example.com/realms/a");
        iam.addClientIDToOpenIDConnectProvider(
                provider -> provider.openIDConnectProviderArn(arn).clientID("web"));
        iam.removeClientIDFromOpenIDConnectProvider(
                provider -> provider.openIDConnectProviderArn(arn).clientID("app"));
        iam.updateOpenIDConnectProviderThumbprint(
                provider -> provider.openIDConnectProviderArn(arn).thumbprintList(List.of()));
        iam.tagOpenIDConnectProvider(
                provider -> provider.openIDConnectProviderArn(arn).tags(tag("x", "y")));
        iam.untagOpenIDConnectProvider(
                provider -> provider.openIDConnectProviderArn(arn).tagKeys("team"));
        GetOpenIdConnectProviderResponse found =
                iam.getOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn));
        assertThat(found.url()).isEqualTo("idp.example.com/realms/a");
        assertThat(found.clientIDList()).containsExactly("web");
        assertThat(found.thumbprintList()).isEmpty();
        assertThat(found.tags()).containsExactly(tag("x", "y"));
        assertThat(iam.listOpenIDConnectProviderTags(provider -> provider.openIDConnectProviderArn(arn))
                        .tags())
                .containsExactly(tag("x", "y"));
        assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
                .extracting(OpenIDConnectProviderListEntry::arn)
                .containsExactly(arn);
        assertRefused(
                () -> iam.createOpenIDConnectProvider(provider -> provider.url("https://idp.example.com/realms/a")),
                409,
                "EntityAlreadyExists",
                "Provider with url https://idp.example.com/realms/a already exists.");
        iam.deleteOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn));
        assertRefused(
                () -> iam.deleteOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn)),
                404,
                "NoSuchEntity",
                "OpenIDConnect Provider not found for arn " + arn);
    }

    @Test
    void an_arn_of_another_account_is_not_found() {
        iam.createOpenIDConnectProvider(provider -> provider.url("https://idp.example.com"));
        String arn = "arn:aws:iam::111111111111:oidc-provider/idp.example.com";
        assertRefused(
                () -> iam.deleteOpenIDConnectProvider(provider -> provider.openIDConnectProviderArn(arn)),
                404,
                "NoSuchEntity",
                "OpenIDConnect Provider not found for arn " + arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.com",
                "https://",
                "https://user@idp.example.com",
                "https://idp.example.com/?a=b",
                "https://idp.example.com/#a",
                "https://idp example.com",
                "idp.example.com"
            })
    void what_cannot_be_an_issuer_is_no_provider(String url) {
        assertRefused(
                () -> iam.createOpenIDConnectProvider(provider -> provider.url(url)),
                400,
                "InvalidInput",
                "Invalid Open ID Connect Provider URL");
    }

    @Test
    void a_thumbprint_is_forty_hexadecimal_digits() {
        assertRefused(
                () -> iam.createOpenIDConnectProvider(
                        provider -> provider.url("https://idp.example.com").thumbprintList("x".repeat(40))),
                400,
                "InvalidInput",
                "Thumbprint must be a hexadecimal string of 40 characters.");
    }

    @Test
    void a_saml_provider_lives_from_its_making_to_its_end() {
        String arn = iam.createSAMLProvider(provider -> provider.name("corp").samlMetadataDocument(METADATA))
                .samlProviderArn();
        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:saml-provider/corp");
        String other = METADATA.replace("entityID=\"x\"", "entityID=\"y\"");
        iam.updateSAMLProvider(provider -> provider.samlProviderArn(arn).samlMetadataDocument(other));
        iam.tagSAMLProvider(provider -> provider.samlProviderArn(arn).tags(tag("a", "b"), tag("c", "d")));
        iam.untagSAMLProvider(provider -> provider.samlProviderArn(arn).tagKeys("a"));
        assertThat(iam.getSAMLProvider(provider -> provider.samlProviderArn(arn))
                        .samlMetadataDocument())
                .isEqualTo(other);
        assertThat(iam.listSAMLProviderTags(provider -> provider.samlProviderArn(arn))
                        .tags())
                .containsExactly(tag("c", "d"));
        assertThat(iam.listSAMLProviders().samlProviderList())
                .extracting(SAMLProviderListEntry::arn)
                .containsExactly(arn);
        assertRefused(
                () -> iam.createSAMLProvider(provider -> provider.name("corp").samlMetadataDocument(METADATA)),
                409,
                "EntityAlreadyExists",
                "SAMLProvider with name corp already exists.");
        iam.deleteSAMLProvider(provider -> provider.samlProviderArn(arn));
        assertRefused(
                () -> iam.getSAMLProvider(provider -> provider.samlProviderArn(arn)),
                404,
                "NoSuchEntity",
                "SAML provider not found for arn " + arn);
    }

    @Test
    void metadata_describes_an_identity_provider_and_declares_no_document_type() {
        for (String wrong : List.of(
                METADATA.replace("IDPSSODescriptor", "SPSSODescriptor"),
                METADATA.replace("SAML:2.0:metadata", "SAML:1.0:metadata"),
                METADATA + "x",
                "<!DOCTYPE a [<!ENTITY b \"c\">]>" + METADATA.replace("entityID=\"x\"", "entityID=\"&b;\""))) {
            assertRefused(
                    () -> iam.createSAMLProvider(
                            provider -> provider.name("corp").samlMetadataDocument(wrong)),
                    400,
                    "InvalidInput",
                    "Could not parse metadata");
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
