package dev.poolgate.gateway.guard;

import java.net.URI;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Hides the secrets in a query (S68) from all that runs around the filters and writes what it sees into logs: the
 * server's own error and debug logs, the traces of errors, error handlers of whoever wrote them, and what is measured.
 * The guard reads the request line itself, so filters, routes and backends have the query as it was sent.
 */
public final class ShownRequests implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(shown(request), response);
    }

    /** Where the server does not show the request line, the guard would have nothing else to read. */
    private static ServerHttpRequest shown(ServerHttpRequest request) {
        URI uri = request.getURI();
        if (uri.getRawQuery() == null
                || !(ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest)) {
            return request;
        }
        URI shown = ShownQuery.in(uri);
        return shown.equals(uri) ? request : request.mutate().uri(shown).build();
    }
}
