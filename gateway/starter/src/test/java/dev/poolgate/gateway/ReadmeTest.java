package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestSigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that only adds the starter and the lines of the README. */
class ReadmeTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_lines_of_the_readme_protect_a_route(@TempDir Path directory) throws IOException {
        Path configuration = written(directory, yaml -> yaml.startsWith("poolgate.issuers"));

        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                RunningGateway gateway = RunningGateway.bare()
                        .set("spring.config.location", configuration.toUri().toString())
                        .set("ISSUER", issuer.url())
                        .set("ORDERS", backend.url())
                        .set("poolgate.issuers.main.network", "private-plain-http")
                        .start()) {
            RawHttp.Answer refused = RawHttp.get(gateway.port(), "/orders/1");
            RawHttp.Answer allowed =
                    RawHttp.get(gateway.port(), "/orders/1", "Authorization: Bearer " + issuer.token("alice"));

            assertThat(refused.status()).isEqualTo(401);
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(backend.next().target()).isEqualTo("/orders/1");
            assertThat(backend.unread()).isEmpty();
        }
    }

    @Test
    void the_lines_on_callers_who_sign_protect_a_route(@TempDir Path directory) throws IOException {
        Path configuration = written(directory, yaml -> yaml.startsWith("poolgate.aws-iam"));

        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                RunningGateway gateway = RunningGateway.with(issuer)
                        .sources(TestSigners.class)
                        .set("spring.config.location", configuration.toUri().toString())
                        .set("SHOP", backend.url())
                        .start()) {
            SdkSigned.Options options = SdkSigned.Options.header(gateway.port());

            assertThat(RawHttp.get(gateway.port(), "/shop/1").status()).isEqualTo(403);
            assertThat(SdkSigned.by("dave", options, "GET", "/shop/1")
                            .send(gateway.port())
                            .body())
                    .contains("********9012:shop/prod/GET/shop/1");
            assertThat(SdkSigned.by("alice", options, "GET", "/shop/1")
                            .send(gateway.port())
                            .status())
                    .isEqualTo(200);
            assertThat(backend.next().target()).isEqualTo("/shop/1");
        }
    }

    private static Path written(Path directory, Predicate<String> wanted) throws IOException {
        String yaml = YAML.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(result -> result.group(1))
                .filter(wanted)
                .findFirst()
                .orElseThrow();
        return Files.writeString(directory.resolve("application.yaml"), yaml);
    }
}
