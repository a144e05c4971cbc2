package dev.poolgate.authorizer.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request as a signature sees it.
 *
 * @param method the HTTP method, in capitals
 * @param target path and query exactly as on the wire, still encoded, for example {@code /a%20b?x=1}
 * @param headers all headers, with every value; names are folded to lower case
 * @param bodyHash lower-case hex SHA-256 of the body, see {@link BodyHash}
 */
public record SignableRequest(String method, String target, Map<String, List<String>> headers, String bodyHash) {

    public SignableRequest {
        headers = folded(headers);
    }

    /** A request whose body is at hand. */
    public static SignableRequest of(String method, String target, Map<String, List<String>> headers, byte[] body) {
        return new SignableRequest(method, target, headers, BodyHash.of(body));
    }

    /** The values of a header, in the order sent; empty where it was not sent. */
    public List<String> values(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    SignableRequest withTarget(String other) {
        return new SignableRequest(method, other, headers, bodyHash);
    }

    private static Map<String, List<String>> folded(Map<String, List<String>> headers) {
        Map<String, List<String>> folded = new TreeMap<>();
        headers.forEach(
                (name, values) -> folded.computeIfAbsent(name.toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
                        .addAll(values));
        folded.replaceAll((name, values) -> List.copyOf(values));
        return java.util.Collections.unmodifiableMap(folded);
    }

    /** Without header values: they hold signatures and tokens. */
    @Override
    public String toString() {
        return "SignableRequest[" + method + " " + headers.keySet() + "]";
    }
}
