package dev.poolgate.server;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics in expressions: what is left once strings, selectors, ranges, labels and functions are gone. */
final class PromQl {
    private static final Pattern NO_METRICS = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset", "bool");

    private PromQl() {}

    static Set<String> metrics(String expression) {
        String bare = expression;
        for (Matcher found = NO_METRICS.matcher(bare); found.find(); found = NO_METRICS.matcher(bare)) {
            bare = found.replaceAll(" ");
        }
        Set<String> names = new TreeSet<>();
        for (Matcher name = NAME.matcher(bare); name.find(); ) {
            names.add(name.group());
        }
        names.removeAll(KEYWORDS);
        return names;
    }
}
