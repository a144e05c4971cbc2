package dev.poolgate.gateway.guard;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query as logs may show it. Names stay, so that one sees what was asked; of a parameter whose value lets whoever has
 * it in, and of one that holds a token under another name, the value does not (S68).
 */
final class ShownQuery {
    private static final String HIDDEN = "hidden";

    /** RFC 6750 section 2.3, what goes with it in OAuth, and the signature in a query with its session token. */
    private static final Set<String> SECRET = Set.of(
            "x-amz-signature",
            "x-amz-security-token",
            "access_token",
            "refresh_token",
            "id_token",
            "id_token_hint",
            "client_secret",
            "client_assertion",
            "assertion",
            "code",
            "token",
            "password",
            "api_key",
            "samlresponse",
            "x-goog-signature");

    /** How a JOSE header begins in base64url. */
    private static final String TOKEN = "eyJ";

    private ShownQuery() {}

    /** @param query without the question mark, still encoded; one that holds no secret comes back as it is */
    static String of(String query) {
        return Arrays.stream(query.split("&", -1)).map(ShownQuery::parameter).collect(Collectors.joining("&"));
    }

    /** The address with its query so; without one it comes back as it is. */
    static URI in(URI address) {
        String query = address.getRawQuery();
        if (query == null) {
            return address;
        }
        String shown = of(query);
        String text = address.toString();
        return shown.equals(query) ? address : URI.create(text.substring(0, text.indexOf('?') + 1) + shown);
    }

    private static String parameter(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        boolean secret = SECRET.contains(decoded(name).toLowerCase(Locale.ROOT))
                || decoded(text).contains(TOKEN);
        return secret ? (name.contains(TOKEN) ? HIDDEN : name) + '=' + HIDDEN : text;
    }

    /** What cannot be decoded is no name that anybody reads. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return name;
        }
    }
}
