package dev.poolgate.authorizer.cedar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What policies may not read, because it could never be what their author means. */
final class ReadsRules {
    /** Which records of the context have members that a request's sender names. */
    private static final Set<String> NAMED_BY_SENDER =
            Set.of(RequestInputs.HEADERS, RequestInputs.QUERY, RequestInputs.PATH);

    private ReadsRules() {}

    static List<String> objections(Reads reads) {
        List<String> objections = new ArrayList<>();
        if (reads.context.isWhole()) {
            objections.add("`context` as a whole: name the attributes that are meant");
        }
        Map<String, ReadTree> context = reads.context.children();
        context.keySet().stream()
                .filter(name -> !RequestInputs.NAMES.contains(name))
                .forEach(name -> objections.add(
                        "there is no `context." + name + "`; there are " + String.join(", ", RequestInputs.NAMES)));
        context.forEach((name, tree) -> {
            if (NAMED_BY_SENDER.contains(name) && tree.isWhole()) {
                objections.add("`context." + name + "` as a whole: name the members that are meant");
            }
        });
        ReadTree headers = context.getOrDefault(RequestInputs.HEADERS, new ReadTree());
        headers.children().keySet().stream()
                .filter(ReadsRules::hasCapitals)
                .forEach(name -> objections.add("names of headers are in lower case here, unlike `" + name + "`"));
        reads.tags.stream()
                .filter(ReadsRules::hasCapitals)
                .forEach(key -> objections.add("keys of principal tags are in lower case here, unlike `" + key + "`"));
        return objections;
    }

    private static boolean hasCapitals(String text) {
        return !text.equals(text.toLowerCase(Locale.ROOT));
    }
}
