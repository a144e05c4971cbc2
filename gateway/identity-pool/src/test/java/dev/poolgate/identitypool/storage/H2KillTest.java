package dev.poolgate.identitypool.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.login.Login;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** A process that is killed in the middle of writing loses nothing that it said it had written. */
class H2KillTest {
    private static final int ENOUGH = 200;
    private static final int ID_LENGTH = "eu-west-1:".length() + 36;

    @Test
    void kill_9_loses_no_acknowledged_write(@TempDir Path directory) throws Exception {
        List<String> acknowledged = writeUntilKilled(directory);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        withStores(
                directory,
                stores -> acknowledged.forEach(id -> {
                    Optional<Identity> identity = stores.identities().find(id);
                    assertThat(identity).as(id).isPresent();
                    assertThat(identity.orElseThrow().logins()).as(id).hasSize(2);
                }));
    }

    /** Kills on the last acknowledgement it wants, while the other writers are busy; returns all it can still read. */
    private static List<String> writeUntilKilled(Path directory) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                acknowledged.add(line);
                if (acknowledged.size() == ENOUGH) {
                    // by its handle, because the process itself would close the pipe and lose what is in it
                    assertThat(writer.toHandle().destroyForcibly()).isTrue();
                }
                line = output.readLine();
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).as("killed, 128 + SIGKILL").isEqualTo(137);
        // the kill may have cut the last line short
        return acknowledged.stream().filter(id -> id.length() == ID_LENGTH).toList();
    }

    private static void withStores(Path directory, Consumer<Stores> use) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + directory.resolve("pools") + ";WRITE_DELAY=0");
        try (HikariDataSource dataSource = new HikariDataSource(config)) {
            use.accept(Storage.open(dataSource, Clock.systemUTC()));
        }
    }

    /** The child: a few threads that write identities and tell the id of each once it is written. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            withStores(Path.of(arguments[0]), stores -> {
                String poolId = "eu-west-1:" + UUID.randomUUID();
                stores.pools()
                        .add(StoredPool.of(DescribeIdentityPoolResponse.builder()
                                .identityPoolId(poolId)
                                .identityPoolName("demo")
                                .build()));
                IntStream.range(0, 4).parallel().forEach(thread -> writeForEver(stores, poolId));
            });
        }

        private static void writeForEver(Stores stores, String poolId) {
            boolean heard = true;
            while (heard) {
                Identity identity = newIdentity(poolId);
                if (stores.identities().add(identity)) {
                    System.out.println(identity.id());
                }
                // so that it does not outlive a test that was itself ended
                heard = !System.out.checkError();
            }
        }

        private static Identity newIdentity(String poolId) {
            String id = "eu-west-1:" + UUID.randomUUID();
            Set<Login> logins = Set.of(new Login("idp", id), new Login("other", id));
            return new Identity(id, poolId, false, false, logins, Instant.EPOCH, Instant.EPOCH);
        }
    }
}
