package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;

/** Resource servers, domains and external providers of a pool, through the AWS SDK. */
final class AwsSdkProviders {
    private AwsSdkProviders() {}

    static void run(CognitoIdentityProviderClient aws, String poolId) {
        resourceServers(aws, poolId);
        domains(aws, poolId);
        providers(aws, poolId);
    }

    private static void resourceServers(CognitoIdentityProviderClient aws, String poolId) {
        aws.createResourceServer(server -> server.userPoolId(poolId)
                .identifier("orders")
                .name("Orders")
                .scopes(ResourceServerScopeType.builder()
                        .scopeName("read")
                        .scopeDescription("may read")
                        .build()));
        aws.updateResourceServer(
                server -> server.userPoolId(poolId).identifier("orders").name("Orders 2"));
        assertThat(aws.describeResourceServer(
                                server -> server.userPoolId(poolId).identifier("orders"))
                        .resourceServer()
                        .name())
                .isEqualTo("Orders 2");
        assertThat(aws
                        .listResourceServersPaginator(
                                list -> list.userPoolId(poolId).maxResults(1))
                        .stream()
                        .flatMap(page -> page.resourceServers().stream()))
                .hasSize(1);
        aws.deleteResourceServer(server -> server.userPoolId(poolId).identifier("orders"));
    }

    private static void domains(CognitoIdentityProviderClient aws, String poolId) {
        aws.createUserPoolDomain(domain -> domain.userPoolId(poolId).domain("orders"));
        aws.updateUserPoolDomain(
                domain -> domain.userPoolId(poolId).domain("orders").managedLoginVersion(2));
        assertThat(aws.describeUserPoolDomain(domain -> domain.domain("orders"))
                        .domainDescription()
                        .managedLoginVersion())
                .isEqualTo(2);
        aws.deleteUserPoolDomain(domain -> domain.userPoolId(poolId).domain("orders"));
    }

    private static void providers(CognitoIdentityProviderClient aws, String poolId) {
        aws.createIdentityProvider(provider -> provider.userPoolId(poolId)
                .providerName("corp")
                .providerType(IdentityProviderTypeType.SAML)
                .providerDetails(Map.of("MetadataURL", "https://idp.example.com/metadata")));
        aws.updateIdentityProvider(
                provider -> provider.userPoolId(poolId).providerName("corp").idpIdentifiers("example.com"));
        assertThat(aws.getIdentityProviderByIdentifier(
                                provider -> provider.userPoolId(poolId).idpIdentifier("example.com"))
                        .identityProvider()
                        .providerDetails())
                .containsEntry("MetadataURL", "https://idp.example.com/metadata");
        assertThat(aws.describeIdentityProvider(
                                provider -> provider.userPoolId(poolId).providerName("corp"))
                        .identityProvider()
                        .idpIdentifiers())
                .containsExactly("example.com");
        assertThat(aws.listIdentityProvidersPaginator(list -> list.userPoolId(poolId)).stream()
                        .flatMap(page -> page.providers().stream()))
                .hasSize(1);
        aws.adminCreateUser(user -> user.userPoolId(poolId).username("linked").messageAction("SUPPRESS"));
        aws.adminLinkProviderForUser(link -> link.userPoolId(poolId)
                .destinationUser(user -> user.providerName("Cognito").providerAttributeValue("linked"))
                .sourceUser(user -> user.providerName("corp")
                        .providerAttributeName("NameID")
                        .providerAttributeValue("carlos")));
        assertThat(aws.adminGetUser(user -> user.userPoolId(poolId).username("linked"))
                        .userAttributes())
                .anyMatch(attribute -> attribute.name().equals("identities"));
        aws.adminDisableProviderForUser(link -> link.userPoolId(poolId).user(user -> user.providerName("corp")
                .providerAttributeName("Cognito_Subject")
                .providerAttributeValue("carlos")));
        aws.adminDeleteUser(user -> user.userPoolId(poolId).username("linked"));
        aws.deleteIdentityProvider(provider -> provider.userPoolId(poolId).providerName("corp"));
    }
}
