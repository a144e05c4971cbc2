package dev.poolgate.server.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @Test
    void it_and_its_files_are_readable_by_their_owner_only(@TempDir Path parent) throws IOException {
        DataDirectory data = DataDirectory.open(parent.resolve("data"));
        data.write("secret", "x".getBytes(UTF_8));

        assertThat(permissions(parent.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("secret"))).isEqualTo("rw-------");
    }

    @Test
    void a_file_is_replaced_whole_and_leaves_nothing_behind(@TempDir Path parent) throws IOException {
        DataDirectory data = DataDirectory.open(parent);
        data.write("file", "a longer first content".getBytes(UTF_8));
        data.write("file", "second".getBytes(UTF_8));

        assertThat(data.read("file"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("second"));
        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("file");
        }
    }

    @Test
    void a_file_that_was_never_written_is_absent(@TempDir Path parent) {
        assertThat(DataDirectory.open(parent).read("missing")).isEmpty();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
