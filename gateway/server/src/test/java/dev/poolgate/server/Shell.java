package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs a snippet as a person's shell would. */
final class Shell {
    private Shell() {}

    /** What the script printed, which must end well. */
    static String run(String script) throws IOException, InterruptedException {
        // aliases work in a person's shell and only on request in a script
        Process process = new ProcessBuilder("bash", "-c", "shopt -s expand_aliases\n" + script)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
