package dev.poolgate.server.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backend that answers with what it received: method, path, query and headers as JSON. It listens on a free loopback
 * port, so that only the gateway leads there.
 */
final class EchoBackend implements AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final DisposableServer server;

    private EchoBackend() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                // read to its end before the answer: a body that an answer in the making discards is released twice
                .handle((request, response) -> request.receive()
                        .then()
                        .then(response.header("Content-Type", "application/json")
                                .sendString(Mono.fromSupplier(() -> describe(request)))
                                .then()))
                .bindNow();
    }

    static EchoBackend start() {
        return new EchoBackend();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private String describe(HttpServerRequest request) {
        String[] target = request.uri().split("\\?", 2);
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("method", request.method().name());
        seen.put("path", target[0]);
        seen.put("query", target.length > 1 ? target[1] : "");
        seen.put("headers", headers(request));
        return json.writeValueAsString(seen);
    }

    /** A header sent twice stands with its values joined, RFC 9110 section 5.2. */
    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.requestHeaders()
                .forEach(header -> headers.merge(
                        header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b));
        return headers;
    }
}
