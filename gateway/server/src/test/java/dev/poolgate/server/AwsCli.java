package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The AWS CLI of the machine, used with nothing but the exports of `demo.env`. */
final class AwsCli {
    private static final Path BINARY = Path.of("/usr/bin/aws");

    private final DemoClient demo;

    private AwsCli(DemoClient demo) {
        this.demo = demo;
    }

    /** Skips the test where there is no AWS CLI; in CI there has to be one. */
    static AwsCli orSkip(DemoClient demo) {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Files.isExecutable(BINARY), "skipped: no AWS CLI at " + BINARY);
        }
        return new AwsCli(demo);
    }

    /** Runs a command, which must succeed, and answers what it printed. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BINARY.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        for (String name : List.of("AWS_REGION", "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")) {
            builder.environment().put(name, demo.value(name));
        }
        // Version 2.9 of the CLI, Debian's, does not know AWS_ENDPOINT_URL yet.
        command.addAll(List.of("--endpoint-url", demo.value("AWS_ENDPOINT_URL"), "--output", "text"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.strip();
    }
}
