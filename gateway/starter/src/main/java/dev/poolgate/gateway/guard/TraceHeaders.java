package dev.poolgate.gateway.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Lets trusted proxies alone say which trace a request belongs to. Whoever else could choose the trace, have each of
 * their requests recorded, and put words into the baggage that every service behind reads. Before the request is
 * observed, which is before any filter; a signature over such a header is still checked as it was made.
 */
public final class TraceHeaders implements HttpHandlerDecoratorFactory {
    /** W3C Trace Context and Baggage, B3, and those of some vendors. */
    private static final HeaderNames NAMES = new HeaderNames(List.of(
            "Traceparent",
            "Tracestate",
            "Baggage",
            "B3",
            "X-B3-*",
            "X-Amzn-Trace-Id",
            "X-Cloud-Trace-Context",
            "Uber-Trace-Id",
            "Uberctx-*",
            "Sw8*",
            "X-Datadog-*"));

    private final TrustedProxies trustedProxies;
    private final Set<String> passed;

    public TraceHeaders(GuardProperties properties, TrustedProxies trustedProxies) {
        this.trustedProxies = trustedProxies;
        this.passed = properties.passedHeaders().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(cleaned(request), response);
    }

    private ServerHttpRequest cleaned(ServerHttpRequest request) {
        List<String> foreign = request.getHeaders().headerNames().stream()
                .filter(this::isForeign)
                .toList();
        return foreign.isEmpty() || trustedProxies.sent(request)
                ? request
                : request.mutate().headers(headers -> remove(headers, foreign)).build();
    }

    private boolean isForeign(String name) {
        return NAMES.contains(HeaderForm.of(name)) && !passed.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void remove(HttpHeaders headers, List<String> names) {
        names.forEach(headers::remove);
    }
}
