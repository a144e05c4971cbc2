package dev.poolgate.userpool.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that keeps what is posted to it, and answers as the test says. */
public final class HttpReceiver implements AutoCloseable {
    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Behaviour behaviour;

    public HttpReceiver(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Answers every post with this. */
    public static HttpReceiver answering(int status, String body) {
        return new HttpReceiver((post, exchange) -> respond(exchange, status, body));
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    public Receiver receiver() {
        return Receiver.of(url(), SECRET);
    }

    public List<Post> posts() {
        return posts;
    }

    public static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Post post = new Post(
                exchange.getRequestURI().getPath(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                exchange.getRequestHeaders().getFirst(SignedPosts.TIMESTAMP),
                exchange.getRequestHeaders().getFirst(SignedPosts.SIGNATURE));
        posts.add(post);
        behaviour.answer(post, exchange);
    }

    /** How the server answers. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Post post, HttpExchange exchange) throws IOException;
    }

    /** What was posted. */
    public record Post(String path, String body, String timestamp, String signature) {}
}
