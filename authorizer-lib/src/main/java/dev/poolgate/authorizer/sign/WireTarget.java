package dev.poolgate.authorizer.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Path and query in the one spelling that every verifier reads alike. Verifiers differ in what they derive from any
 * other: some sign it as sent, some decode it first, and a plus sign in a query is a space to some and itself to
 * others.
 */
public final class WireTarget {

    private WireTarget() {}

    /**
     * Every octet escaped that is not unreserved (RFC 3986 section 2.3). A plus sign in the query counts as a space, as
     * in forms. Parameters that only a signer may set, {@code X-Amz-*}, are left out.
     *
     * @param target path and query as received
     */
    public static String of(String target) {
        int mark = target.indexOf('?');
        String path = path(mark < 0 ? target : target.substring(0, mark));
        String query = mark < 0 ? "" : query(target.substring(mark + 1));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String path(String path) {
        String respelled = Arrays.stream(path.split("/", -1))
                .map(segment -> UriEncoding.encode(UriEncoding.decode(segment)))
                .collect(Collectors.joining("/"));
        return respelled.isEmpty() ? "/" : respelled;
    }

    private static String query(String query) {
        return Arrays.stream(query.split("&"))
                .filter(each -> !each.isEmpty())
                .map(WireTarget::parameter)
                .filter(each -> !each.toLowerCase(Locale.ROOT).startsWith("x-amz-"))
                .collect(Collectors.joining("&"));
    }

    private static String parameter(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? respelled(text) + "="
                : respelled(text.substring(0, equals)) + "=" + respelled(text.substring(equals + 1));
    }

    private static String respelled(String text) {
        return UriEncoding.encode(UriEncoding.decode(text.replace("+", "%20")));
    }

    /** As a value of a query. */
    static String escaped(String text) {
        return UriEncoding.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
