package dev.poolgate.gateway.guard;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/**
 * What stood between method and version of the request line, RFC 9112 section 3.2, the path in canonical spelling.
 *
 * @param query as sent, without the question mark; null where there was none
 */
record RequestTarget(String path, @Nullable String query) {
    /** Visible ASCII only, and a percent sign always begins an escape. */
    private static final Pattern NOT_A_QUERY = Pattern.compile("[^!-~]|%(?![0-9A-Fa-f]{2})");

    /** Reads the bytes of the request line where the server shows them: anything else was already interpreted. */
    static RequestTarget of(ServerHttpRequest request) {
        return parse(raw(request));
    }

    /** Exactly as sent. */
    static String raw(ServerHttpRequest request) {
        Object received = ServerHttpRequestDecorator.getNativeRequest(request);
        return received instanceof HttpServerRequest netty
                ? netty.uri()
                : request.getURI().toString().substring(prefixLength(request));
    }

    static RequestTarget parse(String raw) {
        int mark = raw.indexOf('?');
        return mark < 0
                ? new RequestTarget(CanonicalPath.of(raw), null)
                : new RequestTarget(CanonicalPath.of(raw.substring(0, mark)), raw.substring(mark + 1));
    }

    /** The code of the first rule that this target breaks. */
    Optional<String> violation() {
        if (path.indexOf('#') >= 0 || (query != null && query.indexOf('#') >= 0)) {
            return Optional.of("target_fragment");
        }
        if (query != null && NOT_A_QUERY.matcher(query).find()) {
            return Optional.of("query_character");
        }
        return PathRule.brokenBy(path).map(PathRule::code).or(this::overlong);
    }

    private Optional<String> overlong() {
        return CanonicalPath.isUtf8(path) ? Optional.empty() : Optional.of("path_not_utf8");
    }

    /** Whether a URI has the query as it was sent, and not what {@link ShownRequests} lets others see of it. */
    boolean isShownBy(URI uri) {
        return Objects.equals(query, uri.getRawQuery());
    }

    @Override
    public String toString() {
        return query == null ? path : path + '?' + query;
    }

    private static int prefixLength(ServerHttpRequest request) {
        String scheme = request.getURI().getScheme();
        String authority = request.getURI().getRawAuthority();
        return scheme == null || authority == null ? 0 : scheme.length() + "://".length() + authority.length();
    }
}
