package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** The commands of the jar that move a pool. */
final class TransferIT {

    @Test
    void a_pool_is_exported_from_one_data_directory_and_imported_into_another(@TempDir Path home) throws Exception {
        Path first = Files.createDirectory(home.resolve("first"));
        ServerProcess server = ServerProcess.start(first);
        DemoClient client = DemoClient.of(server.data());
        AuthenticationResultType tokens = client.signIn("alice");
        server.kill();
        String pool = client.values().get("POOLGATE_USER_POOL_ID");
        Path key = Files.writeString(home.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        Path file = home.resolve("pool.sealed");

        String exported = run(first, "export-pool", "--pool=" + pool, "--file=" + file, "--key-file=" + key);
        assertThat(exported).contains("pool `" + pool + "` is in `" + file + "`");
        assertThat(run(first, "export-pool", "--pool=" + pool, "--file=" + file, "--key-file=" + key))
                .contains("nothing was done: `" + file + "` is there already");

        Path second = Files.createDirectory(home.resolve("second"));
        assertThat(run(second, "import-pool", "--file=" + file, "--key-file=" + key))
                .contains("pool `" + pool + "` is here");
        assertThat(run(second, "import-pool", "--file=" + file, "--key-file=" + key))
                .contains("nothing was done: pool `" + pool + "` is there already");
        assertThat(run(second, "import-pool", "--file=" + file)).contains("nothing was done: --key-file= is needed");
        assertThat(tokens.accessToken()).isNotEmpty();
    }

    private static String run(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = ServerProcess.command(arguments);
        command.add("--poolgate.data=" + home.resolve("data"));
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
