package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query of a request's target, in the order sent.
 *
 * @param path what stands before it
 */
record QueryParameters(String path, List<Parameter> all) {

    static QueryParameters of(String target) {
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new QueryParameters(
                mark < 0 ? target : target.substring(0, mark),
                Arrays.stream(query.split("&"))
                        .filter(each -> !each.isEmpty())
                        .map(Parameter::of)
                        .toList());
    }

    boolean hasAnyOf(Set<String> names) {
        return all.stream().anyMatch(each -> names.contains(each.name()));
    }

    List<String> values(String name) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** The target without the parameters of these names, everything else exactly as sent. */
    String targetWithout(Set<String> names) {
        String query = all.stream()
                .filter(each -> !names.contains(each.name()))
                .map(Parameter::text)
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }

    /** @param text as sent; name and value are decoded */
    record Parameter(String text, String name, String value) {
        static Parameter of(String text) {
            int equals = text.indexOf('=');
            return new Parameter(
                    text,
                    decoded(equals < 0 ? text : text.substring(0, equals)),
                    equals < 0 ? "" : decoded(text.substring(equals + 1)));
        }

        private static String decoded(String text) {
            return new String(UriEncoding.decode(text), StandardCharsets.UTF_8);
        }
    }

    /** Without values: they may hold a signature and a token. */
    @Override
    public String toString() {
        return "QueryParameters[" + path + "]";
    }
}
