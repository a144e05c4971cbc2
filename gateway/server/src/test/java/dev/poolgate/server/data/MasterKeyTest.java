package dev.poolgate.server.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void the_key_of_the_first_start_is_the_key_of_the_next(@TempDir Path directory) {
        DataDirectory data = DataDirectory.open(directory);

        assertThat(MasterKey.open(data, random).derive("a"))
                .isEqualTo(MasterKey.open(data, random).derive("a"));
    }

    @Test
    void each_purpose_has_a_key_of_its_own(@TempDir Path directory) {
        MasterKey key = MasterKey.open(DataDirectory.open(directory), random);

        assertThat(key.derive("a").getEncoded())
                .hasSize(32)
                .isNotEqualTo(key.derive("b").getEncoded());
    }

    @Test
    void two_servers_have_different_keys(@TempDir Path one, @TempDir Path other) {
        assertThat(MasterKey.open(DataDirectory.open(one), random).derive("a"))
                .isNotEqualTo(MasterKey.open(DataDirectory.open(other), random).derive("a"));
    }

    @Test
    void a_damaged_file_stops_the_start(@TempDir Path directory) {
        DataDirectory data = DataDirectory.open(directory);
        data.write("master.key", new byte[31]);

        assertThatThrownBy(() -> MasterKey.open(data, random)).hasMessageContaining("master.key");
    }

    @Test
    void s68_the_key_does_not_show(@TempDir Path directory) {
        assertThat(MasterKey.open(DataDirectory.open(directory), random)).hasToString("MasterKey[redacted]");
    }
}
