package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.fixture.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our signatures, made again by botocore from what is on the wire. Left out where there is no botocore. */
class BotocoreTest {
    private static final TemporaryCredentials CREDENTIALS =
            new TemporaryCredentials("ASIAEXAMPLE", "secret", "session/token+=", Instant.MAX);
    private static final String REGION = "eu-central-1";
    private static final byte[] BODY = "h\u00e9llo".getBytes(StandardCharsets.UTF_8);
    private static final List<String> TARGETS = List.of(
            "/",
            "/trailing/",
            "/a%20b",
            "/a+b",
            "/x:y@z",
            "/caf%C3%A9/%F0%9F%98%80",
            "/100%25",
            "/a%2Fb",
            "/?q=",
            "/?q",
            "/?q=a+b",
            "/?q=a%2Bb",
            "/?q=a%20b",
            "/?q=%2F%2f/",
            "/?q=caf%C3%A9",
            "/?a=2&a=1&a=10",
            "/?b=2&B=1&b%20=3",
            "/?list-type=2&prefix=a/b");

    private final SettableClock clock = SettableClock.atSomeTime();

    @BeforeAll
    static void find() {
        assumeThat(answers("import botocore")).as("botocore").isTrue();
    }

    @Test
    void s65_a_header_signature_is_what_botocore_signs(@TempDir Path directory) throws Exception {
        for (String service : List.of("execute-api", "s3")) {
            List<String> ours = new ArrayList<>();
            List<String> requests = new ArrayList<>();
            for (String received : TARGETS) {
                String target = WireTarget.of(received);
                Map<String, String> headers = signer(service).sign(request(target, BodyHash.of(BODY)), CREDENTIALS);
                ours.add(signature(Objects.requireNonNull(headers.get("authorization"))));
                requests.add(service + " header " + target + " " + headers.get("x-amz-content-sha256"));
            }
            assertThat(theirs(directory, requests)).isEqualTo(ours);
        }
    }

    @Test
    void an_unsigned_body_for_s3_is_what_botocore_signs(@TempDir Path directory) throws Exception {
        Map<String, String> headers = signer("s3").sign(request("/bucket/key", BodyHash.UNSIGNED), CREDENTIALS);

        assertThat(theirs(directory, List.of("s3 header /bucket/key UNSIGNED-PAYLOAD")))
                .containsExactly(signature(Objects.requireNonNull(headers.get("authorization"))));
    }

    @Test
    void s65_a_query_signature_is_what_botocore_signs(@TempDir Path directory) throws Exception {
        List<String> ours = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        for (String received : TARGETS) {
            String target = WireTarget.of(received);
            for (String service : List.of("execute-api", "s3")) {
                String hash = service.equals("s3") ? BodyHash.UNSIGNED : BodyHash.of(BODY);
                String signed = signer(service).presign(request(target, hash), CREDENTIALS, Duration.ofMinutes(1));
                ours.add(signed.replaceFirst(".*&X-Amz-Signature=", ""));
                requests.add(service + " query " + signed.replaceFirst("&X-Amz-Signature=.*", "") + " " + hash);
            }
        }
        assertThat(theirs(directory, requests)).isEqualTo(ours);
    }

    private RequestSigner signer(String service) {
        return new RequestSigner(service, REGION, clock);
    }

    private static SignableRequest request(String target, String hash) {
        return new SignableRequest(
                "PUT", target, Map.of("Host", List.of("api.example.com"), "Content-Type", List.of("text/plain")), hash);
    }

    private static String signature(String authorization) {
        return authorization.replaceFirst(".*Signature=", "");
    }

    /** One line for each request, in order. */
    private static List<String> theirs(Path directory, List<String> requests) throws IOException {
        Path script = Path.of("src/test/resources/botocore_signatures.py");
        Path input = Files.write(directory.resolve("requests"), requests);
        Path output = directory.resolve("signatures");
        Process process = new ProcessBuilder("python3", script.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue())
                .isZero();
        return Files.readAllLines(output);
    }

    private static boolean answers(String python) {
        try {
            return new ProcessBuilder("python3", "-c", python)
                            .redirectErrorStream(true)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
