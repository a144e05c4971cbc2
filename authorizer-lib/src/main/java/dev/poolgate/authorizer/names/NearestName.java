package dev.poolgate.authorizer.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that was probably meant: the one with the fewest letters to change (Levenshtein). */
public final class NearestName {
    private static final int FAR = 3;

    private NearestName() {}

    /** The closest of the names; empty where all are so far that a guess would mislead. */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> between(name, candidate) <= Math.min(FAR, name.length() / 2))
                .min(Comparator.comparingInt(candidate -> between(name, candidate)));
    }

    private static int between(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            advance(row, one.charAt(i - 1), i, other);
        }
        return row[other.length()];
    }

    private static void advance(int[] row, char letter, int i, String other) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= other.length(); j++) {
            int replaced = diagonal + (letter == other.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
    }
}
