package dev.poolgate.authorizer.sign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of an HTTP request is there before its body.
 *
 * @param method the HTTP method, in capitals
 * @param target path and query exactly as on the wire, still encoded, for example {@code /a%20b?x=1}
 * @param headers all headers, with every value; names are folded to lower case
 */
public record RequestHead(String method, String target, Map<String, List<String>> headers) {

    public RequestHead {
        headers = folded(headers);
    }

    /** The values of a header, in the order sent; empty where it was not sent. */
    public List<String> values(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    RequestHead withTarget(String other) {
        return new RequestHead(method, other, headers);
    }

    private static Map<String, List<String>> folded(Map<String, List<String>> headers) {
        Map<String, List<String>> folded = new TreeMap<>();
        headers.forEach(
                (name, values) -> folded.computeIfAbsent(name.toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
                        .addAll(values));
        folded.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(folded);
    }

    /** Without header values and query: they hold signatures and tokens. */
    @Override
    public String toString() {
        return "RequestHead[" + method + " " + headers.keySet() + "]";
    }
}
