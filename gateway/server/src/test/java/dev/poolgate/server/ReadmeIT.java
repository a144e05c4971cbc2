package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Every snippet of the README does what is said of it there. */
@ExtendWith(DemoServer.class)
class ReadmeIT {
    private final ServerProcess server;
    private final DemoClient client;

    ReadmeIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @Test
    void the_start_command_names_the_jar_that_the_build_makes() {
        assertThat(Readme.snippet("sh", "mvnw -q")).contains("java -jar gateway/server/target/poolgate-server.jar");
        assertThat(Path.of("target", "poolgate-server.jar")).exists();
    }

    @Test
    void the_first_calls_show_a_refusal_a_token_and_a_signature() throws Exception {
        String output = Shell.run(here(Readme.snippet("sh", "InitiateAuth")));

        assertThat(output)
                .contains("\"code\":\"token_missing\"")
                .contains("\"authorization\":\"Bearer eyJ")
                .contains("\"authorization\":\"AWS4-HMAC-SHA256 Credential=ASIA");
    }

    @Test
    void a_user_made_with_the_cli_signs_in() throws Exception {
        AwsCli.orSkip(client);
        Shell.run(here(Readme.snippet("sh", "admin-create-user")));

        assertThat(client.signIn("dora", "Long-enough-1").accessToken()).isNotBlank();
    }

    @Test
    void a_role_of_ones_own_lets_guests_sign_what_it_allows() throws Exception {
        AwsCli.orSkip(client);
        String output = Shell.run(here(Readme.snippet("sh", "create-role")));

        assertThat(output)
                .contains(":assumed-role/visitors/CognitoIdentityCredentials")
                .contains("\"authorization\":\"Bearer eyJ")
                .contains("is not authorized to perform: execute-api:Invoke")
                .contains("/DELETE/ledger/1");
    }

    @Test
    void a_route_to_ones_own_backend_receives_a_token(@TempDir Path home) throws Exception {
        DisposableServer backend = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.sendString(
                        Mono.just("invoice for " + request.requestHeaders().get("Authorization"))))
                .bindNow();
        Path config = Files.createDirectories(home.resolve("config")).resolve("application-demo.yaml");
        Files.writeString(
                config,
                Files.readString(Path.of("..", "..", "config", "application-demo.yaml"))
                        .replace("    routes:\n", "    routes:\n" + Readme.snippet("yaml", "invoices"))
                        .replace("http://127.0.0.1:7000", "http://127.0.0.1:" + backend.port()));

        try (ServerProcess own = ServerProcess.start(home)) {
            String token = DemoClient.of(own.data()).signIn("alice").accessToken();
            assertThat(own.get(own.gateway("/invoices/1"), "Authorization", "Bearer " + token)
                            .body())
                    .startsWith("invoice for Bearer eyJ")
                    .doesNotContain(token);
        } finally {
            backend.disposeNow();
        }
    }

    @Test
    void other_issuers_are_configured_as_shown() throws IOException {
        byte[] yaml = Readme.snippet("yaml", "keycloak").getBytes(StandardCharsets.UTF_8);
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("readme", new ByteArrayResource(yaml))
                .forEach(environment.getPropertySources()::addFirst);

        PoolgateProperties properties = Binder.get(environment)
                .bind("poolgate", PoolgateProperties.class)
                .get();

        assertThat(TrustedIssuers.of(properties.issuers()).atLeastOne())
                .extracting(TrustedIssuer::issuer)
                .containsExactlyInAnyOrder(
                        "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE12",
                        "https://keycloak.example.com/realms/corp");
    }

    @Test
    void no_snippet_is_left_untested() {
        assertThat(Readme.snippets("sh")).hasSize(6);
        assertThat(Readme.snippets("yaml")).hasSize(2);
    }

    /** The snippet at this server's ports and files. */
    private String here(String snippet) {
        return snippet.replace(
                        ".poolgate/demo.env", server.data().resolve("demo.env").toString())
                .replace("http://127.0.0.1:8080", server.gateway("").toString())
                .replace("\"aws ", "\"/usr/bin/aws ");
    }
}
