package dev.poolgate.gateway.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.websocket.WebsocketInbound;

/** A backend that remembers, byte for byte, what it was sent. Under {@code /socket} it echoes WebSocket messages. */
public final class RecordingBackend implements AutoCloseable {
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            // its own would be taken for the gateway's, which is looked at
            .accessLog(false)
            .route(routes -> routes.ws("/socket/**", (in, out) -> {
                        recordHandshake(in);
                        return out.sendString(in.receive().asString().map(text -> "echo " + text));
                    })
                    .route(any -> true, (request, response) -> request.receive()
                            .aggregate()
                            .asByteArray()
                            .defaultIfEmpty(new byte[0])
                            .flatMap(body -> {
                                received.add(received(request, body));
                                return response.header("Content-Type", "text/plain")
                                        .sendString(Mono.just("from the backend"))
                                        .then();
                            })))
            .bindNow();

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    /** The next request, in the order of arrival. */
    public Received next() {
        try {
            Received next = received.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing reached the backend");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What nobody asked for so far. Only meaningful once the gateway has answered. */
    public List<Received> unread() {
        return List.copyOf(received);
    }

    public void forget() {
        received.clear();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private void recordHandshake(WebsocketInbound in) {
        received.add(new Received("GET", "/socket", List.copyOf(in.headers().entries()), ""));
    }

    private static Received received(HttpServerRequest request, byte[] body) {
        return new Received(
                request.method().name(),
                request.uri(),
                List.copyOf(request.requestHeaders().entries()),
                new String(body, StandardCharsets.ISO_8859_1));
    }

    /**
     * @param target path and query as on the wire
     * @param body one character a byte
     */
    public record Received(String method, String target, List<Map.Entry<String, String>> headers, String body) {

        public byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** All values of a header, whatever the case of its name. */
        public List<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        public List<String> headerNames() {
            return headers.stream()
                    .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }
}
