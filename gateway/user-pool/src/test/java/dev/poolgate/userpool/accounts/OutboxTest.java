package dev.poolgate.userpool.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

final class OutboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.250Z"), ZoneOffset.UTC);
    private static final Message MESSAGE =
            new Message(DeliveryMediumType.EMAIL, "jane@example.com", "Your verification code", "It is 123456");

    @Test
    void a_message_is_one_readable_file_for_the_owner_only(@TempDir Path directory) throws IOException {
        Path outbox = directory.resolve("outbox");

        new Outbox(outbox, CLOCK).send(MESSAGE);

        Path file = only(outbox);
        assertThat(file.getFileName().toString())
                .startsWith("20260301T100000.250Z-email-")
                .endsWith(".txt");
        assertThat(file).hasContent("""
                To: jane@example.com
                Date: 2026-03-01T10:00:00.250Z
                Subject: Your verification code

                It is 123456
                """);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(outbox)).isEqualTo("rwx------");
    }

    @Test
    void an_outbox_that_cannot_be_written_fails_the_delivery(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("not a directory"));

        assertThatThrownBy(() -> new Outbox(file, CLOCK).send(MESSAGE))
                .isInstanceOf(CodeDeliveryFailureException.class);
    }

    @Test
    void s68_a_message_does_not_show_itself() {
        assertThat(MESSAGE.toString()).doesNotContain("123456").doesNotContain("jane");
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
