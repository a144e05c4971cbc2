package dev.poolgate.aws.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Splits {@code application/x-www-form-urlencoded} text. A repeated name is refused, because two readers could see two
 * different requests.
 */
final class Form {
    /** The largest request of STS and IAM, tags and thumbprints included, has a fifth of it. */
    static final int MAX_PARAMETERS = 1000;

    private Form() {}

    static Map<String, String> parse(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            int stop = end < 0 ? text.length() : end;
            if (stop > start) {
                add(parameters, text.substring(start, stop));
            }
            start = stop + 1;
        }
        return parameters;
    }

    private static void add(Map<String, String> parameters, String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (parameters.size() == MAX_PARAMETERS) {
            throw new MalformedInputException("more than " + MAX_PARAMETERS + " parameters");
        }
        if (parameters.put(name, value) != null) {
            throw new MalformedInputException("a parameter is given twice");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // the cause is dropped on purpose: its message quotes the input
            throw new MalformedInputException("a parameter is not percent-encoded");
        }
    }
}
