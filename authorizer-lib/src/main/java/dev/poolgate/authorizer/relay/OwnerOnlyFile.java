package dev.poolgate.authorizer.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file with a secret. It is there whole or not at all, from its first moment for its owner only; where two processes
 * make it at once, the second uses what the first made.
 */
final class OwnerOnlyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnlyFile() {}

    static String readOrCreate(Path file, Supplier<String> content) {
        try {
            if (Files.notExists(file)) {
                create(file.toAbsolutePath(), content.get());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
            throw new IllegalArgumentException(
                    "file `" + file + "` holds a secret and must be its owner's only (0600)");
        }
        return Files.readString(file);
    }

    private static void create(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        // a temporary file is made for its owner only, by contract
        Path draft = Files.createTempFile(file.getParent(), ".", ".draft");
        try {
            writeThrough(draft, content);
            // a link, because unlike a move it never replaces what another process was first to make
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // the other one's content counts
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void writeThrough(Path draft, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
