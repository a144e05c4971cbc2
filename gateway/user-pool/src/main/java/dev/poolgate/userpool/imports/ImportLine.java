package dev.poolgate.userpool.imports;

import java.util.Map;
import java.util.Optional;

/**
 * What a file says of one user.
 *
 * @param number from 1, over the whole file
 * @param cells by the names of columns; empty for a line that is no user's, which is counted as failed
 * @param sub that the user had elsewhere, and keeps
 * @param enabled whether the user may sign in
 */
record ImportLine(long number, Optional<Map<String, String>> cells, Optional<String> sub, boolean enabled) {
    @Override
    public String toString() {
        return "ImportLine[" + number + ", redacted]";
    }
}
