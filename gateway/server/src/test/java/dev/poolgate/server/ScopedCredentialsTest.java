package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.identitypool.IdentityPools;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signature that a backend receives, checked with botocore: an implementation that shares no line with ours. The
 * server runs in this process, so that the test can ask it for the secret that a real backend would hold.
 */
class ScopedCredentialsTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(ASIA\\w+)/(\\d{8})/([\\w-]+)/([\\w-]+)/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\\w+)");

    private static final JsonMapper JSON = new JsonMapper();

    private static Path home;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        home = directory;
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(hasBotocore(), "skipped: no botocore for " + PYTHON);
        }
        server = PoolgateServer.application()
                .run(
                        "--poolgate.data=" + home.resolve("data"),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--poolgate.pools.port=" + ServerProcess.freePort());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void s65_a_plain_request_is_signed_as_it_is_sent() throws Exception {
        assertSignatureHolds("/reports/2026");
    }

    @Test
    void s65_escapes_and_repeated_parameters_are_signed_as_they_are_sent() throws Exception {
        assertSignatureHolds("/reports/a%20b/%C3%A9?q=1%2B1&empty=&tag=b&tag=a&space=x%20y");
    }

    private static void assertSignatureHolds(String target) throws Exception {
        JsonNode seen = reportToBob(target);
        JsonNode headers = seen.get("headers");
        Matcher authorization =
                AUTHORIZATION.matcher(headers.get("authorization").stringValue());
        assertThat(authorization.matches()).isTrue();
        AccessKey key = server.getBean(IdentityPools.class)
                .accessKeys()
                .find(
                        authorization.group(1),
                        headers.get("x-amz-security-token").stringValue())
                .orElseThrow();

        assertThat(botocoreSignature(seen, authorization, key)).isEqualTo(authorization.group(6));
    }

    private static JsonNode reportToBob(String target) throws Exception {
        String port = server.getEnvironment().getRequiredProperty("local.server.port");
        String token = DemoClient.of(home.resolve("data")).signIn("bob").accessToken();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String botocoreSignature(JsonNode seen, Matcher authorization, AccessKey key) throws Exception {
        Map<String, String> signed = new LinkedHashMap<>();
        for (String name : authorization.group(5).split(";", -1)) {
            signed.put(name, seen.get("headers").get(name).stringValue());
        }
        String query = seen.get("query").stringValue();
        Map<String, Object> request = Map.of(
                "method", seen.get("method").stringValue(),
                "url",
                        "http://" + signed.get("host") + seen.get("path").stringValue()
                                + (query.isEmpty() ? "" : "?" + query),
                "headers", signed,
                "body", "",
                "accessKeyId", key.accessKeyId(),
                "secretAccessKey", key.secretAccessKey(),
                "sessionToken", signed.get("x-amz-security-token"),
                "region", authorization.group(3),
                "service", authorization.group(4));
        return botocore(JSON.writeValueAsString(request));
    }

    private static Path script() throws IOException {
        Path script = home.resolve("sigv4_signature.py");
        try (InputStream source = ScopedCredentialsTest.class.getResourceAsStream("/sigv4_signature.py")) {
            Files.write(script, source.readAllBytes());
        }
        return script;
    }

    private static boolean hasBotocore() throws Exception {
        return Files.isExecutable(PYTHON) && botocore("").equals("here");
    }

    private static String botocore(String input) throws Exception {
        Process process = new ProcessBuilder(PYTHON.toString(), script().toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
