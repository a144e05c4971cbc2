package dev.poolgate.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The snippets of the README, found by a word in them. */
final class Readme {
    private static final Pattern BLOCK = Pattern.compile("```(sh|yaml)\\n(.*?)```", Pattern.DOTALL);

    private Readme() {}

    /** All snippets of a language, in order. */
    static List<String> snippets(String language) {
        return BLOCK.matcher(text())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    /** The only snippet of a language with this text in it. */
    static String snippet(String language, String containing) {
        List<String> found = snippets(language).stream()
                .filter(block -> block.contains(containing))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " snippets contain `" + containing + "`");
        }
        return found.get(0);
    }

    private static String text() {
        try {
            return Files.readString(Path.of("..", "..", "README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
