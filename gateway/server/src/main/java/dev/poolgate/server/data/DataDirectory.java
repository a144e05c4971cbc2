package dev.poolgate.server.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The directory of everything that must survive a restart. It and its files are readable by their owner only, and a
 * file is replaced whole or not at all.
 */
public final class DataDirectory {
    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    /** Opens the directory, creating it where it is missing. */
    public static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root, ownerOnly("rwx------"));
            return new DataDirectory(root.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data directory `" + root + "`", e);
        }
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** Reads a file as it was last written; empty where it never was. */
    public Optional<byte[]> read(String name) {
        Path file = resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    /** Replaces a file atomically. */
    public void write(String name, byte[] content) {
        try {
            Path staged = Files.createTempFile(root, name, ".new", ownerOnly("rw-------"));
            Files.write(staged, content);
            Files.move(staged, resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + resolve(name) + "`", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
