package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class CacheableJsonTest {
    private final ExecutorService executor = BlockingExecutors.bounded("documents", 2);
    private final CacheableJson full = new CacheableJson(task -> {
        throw new RejectedExecutionException("full");
    });
    private Optional<String> document = Optional.of("{\"a\":\"\u00e4\"}");
    private DisposableServer server;

    @BeforeEach
    void start() {
        CacheableJson json = new CacheableJson(executor);
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(
                        route(GET("/document"), request -> json.answer(request, () -> document))
                                .andRoute(GET("/full"), request -> full.answer(request, () -> document)))))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        executor.shutdownNow();
    }

    @Test
    void a_document_may_be_cached_by_anyone_for_a_quarter_of_an_hour() throws Exception {
        HttpResponse<String> answer = get("/document");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(document.orElseThrow());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=900, public");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() throws Exception {
        String etag = get("/document").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = get("/document", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        document = Optional.of("{}");
        HttpResponse<String> changed = get("/document", "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo("{}");
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        document = Optional.empty();

        assertThat(get("/document").statusCode()).isEqualTo(404);
    }

    @Test
    void where_nothing_can_run_the_caller_is_told_to_ask_again() throws Exception {
        HttpResponse<String> answer = get("/full");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
