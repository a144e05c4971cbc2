package dev.poolgate.testkit;

import dev.poolgate.authorizer.names.NearestName;
import java.nio.file.Path;
import java.util.Collection;

/** A file of tests that is not one. The message begins with the file, and with the line where it is known. */
public final class MalformedTable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedTable(Path file, String problem) {
        super(file + ": " + problem);
    }

    MalformedTable(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    /** What may have been meant by a name that is not known. */
    static String hint(String name, Collection<String> known) {
        return NearestName.of(name, known)
                .map(near -> "; did you mean `" + near + "`?")
                .orElseGet(() -> "; known are " + known.stream().sorted().toList());
    }
}
