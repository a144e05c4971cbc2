package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.CognitoEndpoint;
import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.SdkSigned;
import dev.poolgate.gateway.testkit.StsEndpoint;
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
    void the_lines_about_pools_sign_with_what_a_service_grants(@TempDir Path directory) throws IOException {
        String issuers = yaml(block -> block.startsWith("poolgate.issuers"));
        Path configuration = Files.writeString(
                directory.resolve("application.yaml"),
                issuers.substring(0, issuers.indexOf("spring.cloud"))
                        + yaml(block -> block.startsWith("poolgate.exchange")));

        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                StsEndpoint sts = new StsEndpoint();
                CognitoEndpoint cognito = new CognitoEndpoint();
                RunningGateway gateway = RunningGateway.bare()
                        .set("spring.config.location", configuration.toUri().toString())
                        .set("ISSUER", issuer.url())
                        .set("FILES", backend.url())
                        .set("STS", sts.url())
                        .set("COGNITO", cognito.url())
                        .set("poolgate.issuers.main.network", "private-plain-http")
                        .set("poolgate.signing.unsigned-over-plain-http", "true")
                        .start()) {
            String bearer = "Authorization: Bearer " + issuer.token("alice");
            RawHttp.Answer file = RawHttp.get(gateway.port(), "/files/1", bearer);
            RawHttp.Answer link = RawHttp.get(gateway.port(), "/links/1", bearer);

            assertThat(file.status()).isEqualTo(200);
            assertThat(link.status()).isEqualTo(200);
            assertThat(backend.next().header("X-Amz-Security-Token")).containsExactly("session-of-sts");
            assertThat(backend.next().target()).contains("X-Amz-Security-Token=session-of-remote");
            assertThat(sts.received().get(0)).containsEntry("RoleArn", "arn:aws:iam::123456789012:role/Reader");
        }
    }

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
    void the_lines_on_policies_let_a_user_see_what_is_theirs(@TempDir Path directory) throws IOException {
        Path configuration = written(directory, yaml -> yaml.startsWith("poolgate.policies"));
        Path policies = Files.createDirectory(directory.resolve("policies"));
        Files.writeString(policies.resolve("pets.cedar"), block("cedar"));
        Files.writeString(policies.resolve("schema.cedarschema"), block("cedarschema"));

        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                RunningGateway gateway = RunningGateway.with(issuer)
                        .set("spring.config.location", configuration.toUri().toString())
                        .set("POLICIES", policies.toUri().toString())
                        .set("PETS", backend.url())
                        .start()) {
            String bearer = "Authorization: Bearer " + issuer.token("1", claims -> claims.claim("username", "alice"));

            assertThat(RawHttp.get(gateway.port(), "/pets/alice", bearer).status())
                    .isEqualTo(200);
            assertThat(RawHttp.get(gateway.port(), "/pets/bob", bearer).body()).contains("no_policy_permits");
            assertThat(backend.next().target()).isEqualTo("/pets/alice");
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

    @Test
    void the_lines_on_documents_have_a_route_follow_one(@TempDir Path directory) throws IOException {
        Path configuration = written(directory, yaml -> yaml.startsWith("poolgate.openapi"));

        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                RunningGateway gateway = RunningGateway.with(issuer)
                        .set("spring.config.location", configuration.toUri().toString())
                        .set("SHOP", backend.url())
                        .set("poolgate.openapi.shop.location", "classpath:openapi/shop-3.0.yaml")
                        .set("poolgate.openapi.shop.schemes.session", "any")
                        .start()) {
            String bearer = "Authorization: Bearer " + issuer.token("alice");

            assertThat(RawHttp.get(gateway.port(), "/shop/orders/1", bearer).status())
                    .isEqualTo(200);
            assertThat(RawHttp.get(gateway.port(), "/shop/orders/1.pdf", bearer).status())
                    .isEqualTo(403);
            assertThat(backend.next().target()).isEqualTo("/shop/orders/1");
            assertThat(backend.unread()).isEmpty();
        }
    }

    @Test
    void the_lines_on_decisions_and_the_console_show_why(@TempDir Path directory) throws IOException {
        Path decisions = Files.writeString(
                directory.resolve("decisions.yaml"), yaml(block -> block.contains("poolgate.decisions:")));
        Path console = Files.writeString(
                directory.resolve("console.yaml"), yaml(block -> block.contains("poolgate.console:")));

        try (TestIssuer issuer = new TestIssuer();
                RunningGateway gateway = RunningGateway.with(issuer)
                        .set("spring.config.location", decisions.toUri() + "," + console.toUri())
                        .set("management.server.port", "0")
                        .set("SUBJECT_KEY", "sixteen letters.")
                        .route("orders", "/orders/**", "http://127.0.0.1:1", "Authorize")
                        .start()) {
            String id =
                    RawHttp.get(gateway.port(), "/orders/1").body().replaceAll(".*\"decision\":\"([^\"]*)\".*", "$1");

            String target = "/actuator/decisions/" + id;
            String bearer = "Authorization: Bearer " + issuer.token("bob", "admins");
            assertThat(RawHttp.get(gateway.managementPort(), target).status()).isEqualTo(401);
            assertThat(RawHttp.get(gateway.managementPort(), target, bearer).body())
                    .contains("token_missing");
            assertThat(RawHttp.get(gateway.managementPort(), "/console/").status())
                    .isEqualTo(200);
        }
    }

    private static Path written(Path directory, Predicate<String> wanted) throws IOException {
        return Files.writeString(directory.resolve("application.yaml"), yaml(wanted));
    }

    /** The only block in that language. */
    private static String block(String language) throws IOException {
        String fence = "```";
        String text = Files.readString(Path.of("README.md"));
        int start = text.indexOf(fence + language + "\n") + fence.length() + language.length() + 1;
        return text.substring(start, text.indexOf(fence, start));
    }

    private static String yaml(Predicate<String> wanted) throws IOException {
        return YAML.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }
}
