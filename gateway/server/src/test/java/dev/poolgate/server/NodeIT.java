package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of the browser, run by Node. Their packages are pinned in {@code src/test/node}. */
@ExtendWith(DemoServer.class)
class NodeIT {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "node").toAbsolutePath();

    private final ServerProcess server;
    private final DemoClient demo;

    NodeIT(ServerProcess server, DemoClient demo) {
        this.server = server;
        this.demo = demo;
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(installed("node") && installed("npm"), "skipped: no Node.js with npm");
        }
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "srp.mjs", "credentials.mjs")) {
            Files.write(HOME.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
        }
        run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    @Test
    void amazon_cognito_identity_js_signs_in_by_srp() throws Exception {
        assertThat(run(here(), "node", "srp.mjs")).contains("signed in by SRP, refreshed, signed out");
    }

    @Test
    void the_aws_sdk_gets_credentials_that_sts_and_the_gateway_know() throws Exception {
        assertThat(run(here(), "node", "credentials.mjs"))
                .contains("exchanged, known to STS, let through by signature, refused when forged");
    }

    private Map<String, String> here() {
        Map<String, String> environment = new HashMap<>(demo.values());
        environment.put("GATEWAY", server.gateway("").toString());
        return environment;
    }

    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
