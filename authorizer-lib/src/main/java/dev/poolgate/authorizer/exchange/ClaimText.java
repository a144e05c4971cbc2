package dev.poolgate.authorizer.exchange;

import java.util.List;
import java.util.stream.Collectors;

/** Claims as the text that rules compare: a list is its JSON text, so that one element can be told from two. */
final class ClaimText {

    private ClaimText() {}

    static String of(Object claim) {
        return claim instanceof List<?> list ? array(list) : String.valueOf(claim);
    }

    private static String array(List<?> list) {
        return list.stream().map(ClaimText::element).collect(Collectors.joining(",", "[", "]"));
    }

    private static String element(Object element) {
        return element instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : of(element);
    }
}
