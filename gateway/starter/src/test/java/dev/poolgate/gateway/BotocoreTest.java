package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.Fixture;
import dev.poolgate.gateway.testkit.SharedFixture;
import dev.poolgate.gateway.testkit.TestSigners;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Requests signed and sent by botocore, as Python programs and the AWS CLI do: no hash of the body in a header. */
@ExtendWith(SharedFixture.class)
class BotocoreTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final List<String> TARGETS = List.of(
            "/iam/1",
            "/iam/a%20b",
            "/iam/caf%C3%A9",
            "/iam/1?q=",
            "/iam/1?q=a%20b&q=1&q=0",
            "/iam/1?z=1&a=%2F&A=caf%C3%A9",
            "/iam/");

    private final Fixture fixture;

    @TempDir
    Path directory = Path.of("");

    BotocoreTest(Fixture fixture) {
        this.fixture = fixture;
    }

    @BeforeEach
    void needsBotocore() throws Exception {
        boolean here = Files.isExecutable(PYTHON)
                && new ProcessBuilder(PYTHON.toString(), "-c", "import botocore")
                                .start()
                                .waitFor()
                        == 0;
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(here, "skipped: no botocore for " + PYTHON);
        }
        assertThat(here).isTrue();
    }

    @Test
    void s65_the_header_form_is_valid_whatever_is_in_path_and_query() throws Exception {
        assertThat(send(
                        "alice",
                        TARGETS.stream()
                                .map(target -> request("GET", target, "", "header"))
                                .toList()))
                .hasSize(TARGETS.size())
                .allMatch(answer -> answer.startsWith("[200,"));
    }

    @Test
    void s65_the_query_form_is_valid_whatever_is_in_path_and_query() throws Exception {
        assertThat(send(
                        "alice",
                        TARGETS.stream()
                                .map(target -> request("GET", target, "", "query"))
                                .toList()))
                .hasSize(TARGETS.size())
                .allMatch(answer -> answer.startsWith("[200,"));
        for (String target : TARGETS) {
            // of a repeated key botocore keeps, signs and sends the first value alone
            assertThat(fixture.backend().next().target()).isEqualTo(target.replace("&q=1&q=0", ""));
        }
    }

    @Test
    void a_body_is_part_of_the_signature_though_no_header_names_its_hash() throws Exception {
        assertThat(send("alice", List.of(request("POST", "/iam/1", "{\"a\":\"\u20ac\"}", "header"))))
                .allMatch(answer -> answer.startsWith("[200,"));
        assertThat(fixture.backend().next().header("x-amz-content-sha256")).isEmpty();
    }

    @Test
    void a_caller_without_permission_or_key_reads_awss_words() throws Exception {
        assertThat(send("dave", List.of(request("GET", "/iam/1", "", "header"))))
                .singleElement()
                .asString()
                .startsWith("[403,")
                .contains("is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:");
        assertThat(send("mallory", List.of(request("GET", "/iam/1", "", "query"))))
                .singleElement()
                .asString()
                .startsWith("[403,")
                .contains("The security token included in the request is invalid.");
    }

    private static List<String> request(String method, String target, String body, String form) {
        return List.of(method, target, body, form);
    }

    private List<String> send(String name, List<List<String>> requests) throws Exception {
        Process process = new ProcessBuilder(
                        PYTHON.toString(),
                        script().toString(),
                        String.valueOf(fixture.gateway().port()),
                        TestSigners.accessKey(name),
                        TestSigners.secret(name),
                        TestSigners.session(name),
                        JsonMapper.shared().writeValueAsString(requests))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.lines().toList();
    }

    private Path script() throws IOException {
        Path script = directory.resolve("sign_requests.py");
        try (InputStream source = BotocoreTest.class.getResourceAsStream("/sign_requests.py")) {
            Files.write(script, Objects.requireNonNull(source).readAllBytes());
        }
        return script;
    }
}
