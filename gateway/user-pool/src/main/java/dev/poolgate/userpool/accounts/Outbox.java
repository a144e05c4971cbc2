package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;

/**
 * Messages as files in a directory, for whoever runs Poolgate without a mail server. One file a message, readable by
 * the owner only, complete as soon as its name shows; names sort by time.
 */
public final class Outbox implements MessageSender {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(java.time.ZoneOffset.UTC);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY = owner("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = owner("rw-------");

    private static final String SUFFIX = ".txt";

    private final Path directory;
    private final Clock clock;

    /** @param directory made at the first message where it is missing */
    public Outbox(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void send(Message message) {
        try {
            Files.createDirectories(directory, OWNER_DIRECTORY);
            Path draft = Files.createTempFile(directory, ".draft", "", OWNER_FILE);
            Files.writeString(draft, text(message), UTF_8);
            Path file = directory.resolve(name(message));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("wrote a message to `{}`", file);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("cannot write a message to `{}`", directory, e);
            throw CodeDeliveryFailureException.builder()
                    .message("Unable to deliver the message.")
                    .cause(e)
                    .build();
        }
    }

    /** The newest messages as they were written, newest first. */
    public List<String> newest(int limit) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .toList();
            List<String> texts = new ArrayList<>();
            for (Path file : sorted) {
                texts.add(Files.readString(file, UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Message message) {
        return TIME.format(clock.instant()) + "-" + message.medium().toString().toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID() + SUFFIX;
    }

    private String text(Message message) {
        return "To: " + message.to() + "\nDate: " + clock.instant() + "\nSubject: " + message.subject() + "\n\n"
                + message.text() + "\n";
    }

    private static FileAttribute<Set<PosixFilePermission>> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
