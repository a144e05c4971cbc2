package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The server without its demo. */
class OwnConfigurationTest {
    private static final List<String> GATEWAY_ONLY = List.of(
            "--spring.profiles.active=prod",
            "--server.port=0",
            "--management.server.port=0",
            "--poolgate.pools.enabled=false",
            "--poolgate.issuers.corp.issuer=https://issuer.example.com",
            "--poolgate.issuers.corp.profile=oauth",
            "--poolgate.issuers.corp.audiences=orders",
            "--poolgate.issuers.corp.client-ids=any",
            "--poolgate.issuers.corp.token-use=access",
            "--spring.cloud.gateway.server.webflux.routes[0].id=orders",
            "--spring.cloud.gateway.server.webflux.routes[0].uri=http://127.0.0.1:9",
            "--spring.cloud.gateway.server.webflux.routes[0].predicates[0]=Path=/orders/**",
            "--spring.cloud.gateway.server.webflux.routes[0].filters[0]=Authorize");

    @Test
    void in_a_profile_of_ones_own_nothing_of_the_demo_is_there(@TempDir Path home) throws Exception {
        try (ConfigurableApplicationContext server = run(home)) {
            String port = server.getEnvironment().getRequiredProperty("local.server.port");

            assertThat(status(port, "/orders/1")).isEqualTo(401);
            assertThat(status(port, "/public/1")).isEqualTo(404);
            assertThat(Files.exists(home.resolve("demo.env"))).isFalse();
        }
    }

    @Test
    void s71_the_demo_does_not_run_in_production(@TempDir Path home) {
        assertThatThrownBy(() -> run(home, "--poolgate.demo.enabled=true"))
                .hasMessageContaining("the demo must not run in profile `prod`");
    }

    @Test
    void s70_a_misspelt_key_stops_the_start_and_names_the_nearest(@TempDir Path home) {
        assertThatThrownBy(() -> run(home, "--poolgate.pools.databse.url=jdbc:postgresql://127.0.0.1/x"))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("`poolgate.pools.databse`");
                    assertThat(problem.action()).contains("`poolgate.pools.database`");
                });
    }

    @Test
    void s70_a_misspelt_key_of_federation_is_named_too(@TempDir Path home) {
        assertThatThrownBy(() -> run(home, "--poolgate.pools.federation.saml-recipent=https://sso.example.com"))
                .isInstanceOfSatisfying(ConfigurationProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("`poolgate.pools.federation.saml-recipent`");
                    assertThat(problem.action()).contains("`poolgate.pools.federation.saml-recipient`");
                });
    }

    @Test
    void s58_a_route_without_a_rule_stops_the_start(@TempDir Path home) {
        assertThatThrownBy(() -> run(
                        home,
                        "--spring.cloud.gateway.server.webflux.routes[1].id=forgotten",
                        "--spring.cloud.gateway.server.webflux.routes[1].uri=http://127.0.0.1:9",
                        "--spring.cloud.gateway.server.webflux.routes[1].predicates[0]=Path=/forgotten/**"))
                .hasStackTraceContaining("forgotten");
    }

    private static ConfigurableApplicationContext run(Path home, String... more) {
        Stream<String> arguments = Stream.of(
                        GATEWAY_ONLY.stream(), Stream.of("--poolgate.data=" + home), Stream.of(more))
                .flatMap(each -> each);
        return PoolgateServer.application().run(arguments.toArray(String[]::new));
    }

    private static int status(String port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
