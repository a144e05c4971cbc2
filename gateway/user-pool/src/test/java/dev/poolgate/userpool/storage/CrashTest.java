package dev.poolgate.userpool.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed: {@code destroyForcibly} is {@code kill -9}. */
final class CrashTest {
    private static final int ACKNOWLEDGED = 150;

    @Test
    void a_killed_process_loses_nothing_it_acknowledged(@TempDir Path directory) throws Exception {
        String file = directory.resolve("pools").toString();

        int last = killAfterWrites(file);

        UserPoolStorage storage = CrashWriter.open(file);
        for (int i = 0; i <= last; i++) {
            assertThat(storage.users().bySub(CrashWriter.POOL, "user" + i))
                    .as("user %d of %d acknowledged", i, last)
                    .isPresent()
                    .hasValueSatisfying(user -> assertThat(user.attributes()).containsKey("email"));
        }
    }

    private static int killAfterWrites(String file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        file)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            while (last < ACKNOWLEDGED) {
                last = Integer.parseInt(lines.readLine());
            }
            // by its handle: the process itself would close the lines that are still to be read
            process.toHandle().destroyForcibly();
            // what it acknowledged while the signal was under way
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line);
            }
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
        return last;
    }
}
