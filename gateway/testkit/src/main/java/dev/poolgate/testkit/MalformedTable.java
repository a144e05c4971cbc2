package dev.poolgate.testkit;

import java.nio.file.Path;

/** A file of tests that is not one. The message begins with the file, and with the line where it is known. */
public final class MalformedTable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedTable(Path file, String problem) {
        super(file + ": " + problem);
    }

    MalformedTable(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
