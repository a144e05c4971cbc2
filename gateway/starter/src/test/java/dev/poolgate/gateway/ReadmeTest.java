package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that only adds the starter and the lines of the README. */
class ReadmeTest {
    private static final Pattern FIRST_YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_lines_of_the_readme_protect_a_route(@TempDir Path directory) throws IOException {
        Matcher yaml = FIRST_YAML.matcher(Files.readString(Path.of("README.md")));
        assertThat(yaml.find()).isTrue();
        Path configuration = Files.writeString(directory.resolve("application.yaml"), yaml.group(1));

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
}
