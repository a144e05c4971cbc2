package dev.poolgate.server.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void a_key_that_was_moved_away_is_among_the_previous_and_a_new_one_is_made(@TempDir Path directory)
            throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        MasterKey before = MasterKey.open(data, random);
        Path moved = Files.move(directory.resolve("master.key"), directory.resolve("master-1.key"));

        MasterKeys keys = MasterKeys.open(data, List.of(moved), random);

        assertThat(keys.previous().get(0).derive("a")).isEqualTo(before.derive("a"));
        assertThat(keys.current().derive("a")).isNotEqualTo(before.derive("a"));
        assertThat(keys.all()).containsExactly(keys.current(), keys.previous().get(0));
    }

    @Test
    void a_previous_key_that_is_not_there_stops_the_start_before_a_new_one_is_made(@TempDir Path directory)
            throws Exception {
        DataDirectory data = DataDirectory.open(directory);
        Path damaged = Files.write(directory.resolve("damaged.key"), new byte[31]);

        assertThatThrownBy(() -> MasterKeys.open(data, List.of(directory.resolve("missing.key")), random))
                .hasMessageContaining("missing.key");
        assertThatThrownBy(() -> MasterKeys.open(data, List.of(damaged), random))
                .hasMessageContaining("damaged.key");
        assertThat(directory.resolve("master.key")).doesNotExist();
    }

    @Test
    void s68_no_key_shows(@TempDir Path directory) {
        assertThat(MasterKeys.open(DataDirectory.open(directory), List.of(), random)
                        .toString())
                .isEqualTo("MasterKeys[current=MasterKey[redacted], previous=[]]");
    }
}
