package dev.poolgate.authorizer.sign;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The query of a canonical request: decoded, encoded anew, sorted by name and then by value. */
final class CanonicalQuery {

    private CanonicalQuery() {}

    static String of(String query) {
        return Arrays.stream(query.split("&"))
                .filter(each -> !each.isEmpty())
                .map(Parameter::of)
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(each -> each.name() + "=" + each.value())
                .collect(Collectors.joining("&"));
    }

    private record Parameter(String name, String value) {
        static Parameter of(String text) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            String value = equals < 0 ? "" : text.substring(equals + 1);
            return new Parameter(recoded(name), recoded(value));
        }

        private static String recoded(String text) {
            return UriEncoding.encode(UriEncoding.decode(text));
        }
    }
}
