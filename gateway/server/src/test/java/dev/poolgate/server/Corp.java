package dev.poolgate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * A company with a Keycloak, and a server that was told of it by configuration and by IAM's API alone; started once for
 * a whole run.
 *
 * @param oidcArn Keycloak as an OpenID Connect provider, all of whose clients but {@code stranger} and {@code typed}
 *     count, and the audience {@code orders}
 * @param samlArn Keycloak as a SAML provider
 */
record Corp(Keycloak keycloak, ServerProcess server, DemoClient demo, String oidcArn, String samlArn)
        implements AutoCloseable {
    private static final Path CONFIGURATION =
            Path.of("src", "test", "resources", "keycloak", "application-keycloak.yaml");

    /** The key of Keycloak's tokens in a Logins map and in the conditions of trust policies. */
    String provider() {
        return withoutScheme(keycloak);
    }

    private static String withoutScheme(Keycloak keycloak) {
        return keycloak.issuer().substring("http://".length());
    }

    private static Corp start() throws IOException {
        Keycloak keycloak = Keycloak.start();
        try {
            return beside(keycloak);
        } catch (IOException | RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    private static Corp beside(Keycloak keycloak) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "corp").toAbsolutePath());
        Path home = Files.createTempDirectory(target, "run");
        Files.writeString(
                Files.createDirectories(home.resolve("config")).resolve("application-keycloak.yaml"),
                Files.readString(CONFIGURATION) + "---\n" + issuerOfTheReadme(keycloak));
        ServerProcess server = ServerProcess.start(
                home, Map.of("SPRING_PROFILES_ACTIVE", "demo,keycloak", "KEYCLOAK_ISSUER", keycloak.issuer()));
        try {
            return told(keycloak, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** What the README says to write, with this Keycloak's address. */
    private static String issuerOfTheReadme(Keycloak keycloak) {
        String snippet = Readme.snippet("yaml", "keycloak");
        return "poolgate:\n  issuers:\n"
                + snippet.substring(snippet.indexOf("    keycloak:"))
                        .replace("https://keycloak.example.com/realms/corp", keycloak.issuer());
    }

    private static Corp told(Keycloak keycloak, ServerProcess server) throws IOException {
        DemoClient demo = DemoClient.of(server.data());
        String metadata = keycloak.samlMetadata();
        try (IamClient iam = demo.iam()) {
            String oidc = iam.createOpenIDConnectProvider(request -> request.url("https://" + withoutScheme(keycloak))
                            .clientIDList("shop", "curve", "late", "orders"))
                    .openIDConnectProviderArn();
            String saml = iam.createSAMLProvider(request -> request.name("corp").samlMetadataDocument(metadata))
                    .samlProviderArn();
            letInto(demo, oidc);
            return new Corp(keycloak, server, demo, oidc, saml);
        }
    }

    /** The demo's pool, which a route of the gateway exchanges at. */
    private static void letInto(DemoClient demo, String oidc) {
        try (CognitoIdentityClient administrator = demo.identityAdministrator()) {
            DescribeIdentityPoolResponse pool = administrator.describeIdentityPool(
                    request -> request.identityPoolId(demo.value("POOLGATE_IDENTITY_POOL_ID")));
            administrator.updateIdentityPool(request -> request.identityPoolId(pool.identityPoolId())
                    .identityPoolName(pool.identityPoolName())
                    .allowUnauthenticatedIdentities(pool.allowUnauthenticatedIdentities())
                    .cognitoIdentityProviders(pool.cognitoIdentityProviders())
                    .openIdConnectProviderARNs(oidc));
        }
    }

    @Override
    public void close() {
        server.close();
        keycloak.close();
    }

    /** Hands every test the same company. */
    static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Corp.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(Corp.class, key -> running(), Corp.class);
        }

        private static Corp running() {
            try {
                return start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
