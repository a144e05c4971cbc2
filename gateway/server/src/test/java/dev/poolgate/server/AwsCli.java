package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The AWS CLI of the machine, used with nothing but the exports of `demo.env`. */
final class AwsCli {
    private static final Path BINARY = Path.of("/usr/bin/aws");

    private final Map<String, String> environment;

    private AwsCli(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Skips the test where there is no AWS CLI; in CI there has to be one. */
    static AwsCli orSkip(DemoClient demo) {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Files.isExecutable(BINARY), "skipped: no AWS CLI at " + BINARY);
        }
        return new AwsCli(demo.values());
    }

    /** The same with other credentials: key id, secret and session token as the CLI prints them. */
    AwsCli as(String keySecretAndToken) {
        String[] parts = keySecretAndToken.split("\\s+", -1);
        Map<String, String> other = new HashMap<>(environment);
        other.putAll(Map.of(
                "AWS_ACCESS_KEY_ID", parts[0], "AWS_SECRET_ACCESS_KEY", parts[1], "AWS_SESSION_TOKEN", parts[2]));
        return new AwsCli(other);
    }

    /** Runs a command, which must succeed, and answers what it printed. */
    String run(String... arguments) throws IOException, InterruptedException {
        Answer answer = answer(arguments);
        assertThat(answer.exitValue()).as(answer.output()).isZero();
        return answer.output();
    }

    /** Runs a command, which must be refused, and answers what it printed. */
    String refused(String... arguments) throws IOException, InterruptedException {
        Answer answer = answer(arguments);
        assertThat(answer.exitValue()).as(answer.output()).isNotZero();
        return answer.output();
    }

    private Answer answer(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BINARY.toString()));
        command.addAll(List.of(arguments));
        // Version 2.9 of the CLI, Debian's, does not know AWS_ENDPOINT_URL yet.
        command.addAll(List.of(
                "--endpoint-url", Objects.requireNonNull(environment.get("AWS_ENDPOINT_URL")), "--output", "text"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output.strip());
    }

    private record Answer(int exitValue, String output) {}
}
