package dev.poolgate.gateway.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who besides its owner has to do with a file. Where that cannot be told, nobody has. */
public final class FileAccess {
    private static final Set<PosixFilePermission> WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> ANY = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private FileAccess() {}

    /** Whether others can change it. */
    public static boolean isWritableByOthers(@Nullable Path file) {
        return has(file, WRITE);
    }

    /** Whether others can read it, or anything in it. */
    public static boolean isOpenToOthers(@Nullable Path file) {
        return has(file, ANY);
    }

    private static boolean has(@Nullable Path file, Set<PosixFilePermission> some) {
        try {
            return file != null
                    && Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(some::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
