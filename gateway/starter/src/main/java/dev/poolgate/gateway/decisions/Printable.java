package dev.poolgate.gateway.decisions;

import java.util.regex.Pattern;

/** Text of a caller in one line and without tokens: some put them into paths, and a line break is a forged entry. */
public final class Printable {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    /** A JOSE header in base64url, and what follows it. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]*");
    /**
     * What is as long and as mixed as a secret. An id of hex digits is not: it has one case only. Each part looks no
     * further than the word at hand, and at short ones not at all: callers choose this text.
     */
    private static final Pattern OPAQUE = Pattern.compile("(?<![A-Za-z0-9_.~=-])(?=[A-Za-z0-9_.~=-]{32})"
            + "(?=[A-Za-z_.~=-]*[0-9])(?=[A-Z0-9_.~=-]*[a-z])(?=[a-z0-9_.~=-]*[A-Z])[A-Za-z0-9_.~=-]{32,}");

    private static final String MASK = "[token]";
    private static final int LONGEST = 200;

    private Printable() {}

    public static String of(String text) {
        return line(OPAQUE.matcher(TOKEN.matcher(text).replaceAll(MASK)).replaceAll(MASK));
    }

    /** What an issuer publishes, such as the id of a key, which looks as mixed as a secret and is none. */
    static String published(String text) {
        return line(text);
    }

    private static String line(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll("?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
