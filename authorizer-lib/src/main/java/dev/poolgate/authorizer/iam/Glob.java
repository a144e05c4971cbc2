package dev.poolgate.authorizer.iam;

import org.jspecify.annotations.Nullable;

/**
 * Matches a text, or a range of one, against characters and wildcards. Only the last {@code *} is ever gone back to, so
 * the time is at most the product of both lengths, whatever the pattern (S62).
 */
final class Glob {
    /** Stands for any characters, also none. */
    static final int ANY = -1;
    /** Stands for one character. */
    static final int ONE = -2;

    private final int[] tokens;
    private final boolean ignoreCase;
    private final int shortest;
    private final @Nullable String literal;

    /** @param tokens code points, {@link #ANY} and {@link #ONE} */
    Glob(int[] tokens, boolean ignoreCase) {
        this.tokens = ignoreCase ? folded(tokens) : tokens;
        this.ignoreCase = ignoreCase;
        this.shortest = shortest(tokens);
        this.literal = literal(tokens);
    }

    /** @param to the end, exclusive */
    boolean matches(String text, int from, int to) {
        if (literal != null) {
            return to - from == literal.length() && text.regionMatches(ignoreCase, from, literal, 0, literal.length());
        }
        return to - from >= shortest && matchesWild(text, from, to);
    }

    private boolean matchesWild(String text, int from, int to) {
        int next = 0;
        int at = from;
        int star = -1;
        int retry = from;
        while (at < to) {
            if (next < tokens.length && tokens[next] == ANY) {
                star = next++;
                retry = at;
                if (next == tokens.length) {
                    return true;
                }
            } else if (next < tokens.length && fits(tokens[next], text.codePointAt(at))) {
                next++;
                at += Character.charCount(text.codePointAt(at));
            } else if (star >= 0) {
                retry += Character.charCount(text.codePointAt(retry));
                at = retry;
                next = star + 1;
            } else {
                return false;
            }
        }
        return onlyStarsFrom(next);
    }

    private boolean onlyStarsFrom(int next) {
        for (int i = next; i < tokens.length; i++) {
            if (tokens[i] != ANY) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int token, int codePoint) {
        return token == codePoint || token == ONE || (ignoreCase && token == fold(codePoint));
    }

    private static int[] folded(int[] tokens) {
        int[] folded = tokens.clone();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded[i] < 0 ? folded[i] : fold(folded[i]);
        }
        return folded;
    }

    /** As {@link String#equalsIgnoreCase} does. */
    private static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private static int shortest(int[] tokens) {
        int length = 0;
        for (int token : tokens) {
            length += token == ANY ? 0 : token == ONE ? 1 : Character.charCount(token);
        }
        return length;
    }

    private static @Nullable String literal(int[] tokens) {
        for (int token : tokens) {
            if (token < 0) {
                return null;
            }
        }
        return new String(tokens, 0, tokens.length);
    }
}
