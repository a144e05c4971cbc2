package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a whole request may not be, whatever route it would match. Each answer is a stable code. */
final class RequestRules {

    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z0-9_-]{0,31}");

    private RequestRules() {}

    static Optional<String> violation(ServerHttpRequest request, RequestTarget target) {
        return target.violation()
                .or(() -> method(request.getMethod()))
                .or(() -> framing(request.getHeaders()))
                .or(() -> host(request.getHeaders().getOrEmpty(HttpHeaders.HOST)))
                .or(() -> authorization(request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION)));
    }

    /**
     * TRACE would show the caller what filters added, CONNECT is for forward proxies. Anything but capitals may be
     * another method to a backend that does not mind case, RFC 9110 section 9.1 does; other signs mean something in the
     * ARN that policies name.
     */
    private static Optional<String> method(HttpMethod method) {
        boolean taken = METHOD.matcher(method.name()).matches()
                && !method.equals(HttpMethod.TRACE)
                && !method.name().equals("CONNECT");
        return taken ? Optional.empty() : Optional.of("method_refused");
    }

    /** Two lengths, RFC 9112 section 6.3: whoever reads the other one sees another request. */
    private static Optional<String> framing(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                        && headers.containsHeader(HttpHeaders.CONTENT_LENGTH)
                ? Optional.of("framing_ambiguous")
                : Optional.empty();
    }

    /** RFC 9112 section 3.2: none, two or an invalid one is a bad request. */
    private static Optional<String> host(List<String> values) {
        return HostName.of(values).isPresent() ? Optional.empty() : Optional.of("host_invalid");
    }

    /** More than one credential: filters and backends would disagree on which one counts. */
    private static Optional<String> authorization(List<String> values) {
        boolean joined = values.stream().anyMatch(RequestRules::joinsBearer);
        return values.size() > 1 || joined ? Optional.of("authorization_repeated") : Optional.empty();
    }

    /** Other schemes have commas of their own, a bearer token never has one, RFC 6750 section 2.1. */
    private static boolean joinsBearer(String value) {
        String[] parts = value.toLowerCase(Locale.ROOT).split(",", -1);
        return parts.length > 1
                && List.of(parts).stream().anyMatch(part -> part.strip().startsWith("bearer"));
    }
}
