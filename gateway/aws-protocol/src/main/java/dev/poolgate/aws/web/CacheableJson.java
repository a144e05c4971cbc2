package dev.poolgate.aws.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.sign.BodyHash;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers with what an issuer publishes: JSON that anyone may cache, and ask for again by its ETag (RFC 9110, section
 * 8.8.3).
 */
public final class CacheableJson {
    /** Short enough for a new key to be seen before it signs. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final int ETAG_LENGTH = 32;

    private final Scheduler blocking;

    /** @param blocking where the database may be waited for; rejects when saturated, see {@link BlockingExecutors} */
    public CacheableJson(Executor blocking) {
        this.blocking = Schedulers.fromExecutor(blocking);
    }

    /** @param document read where it may block; empty for 404 */
    public Mono<ServerResponse> answer(ServerRequest request, Supplier<Optional<String>> document) {
        return Mono.fromSupplier(document)
                .subscribeOn(blocking)
                .flatMap(found -> found.map(json -> send(request, json))
                        .orElseGet(() -> ServerResponse.notFound().build()))
                .onErrorResume(RejectedExecutionException.class, e -> saturated());
    }

    /** RFC 9110, sections 15.6.4 and 10.2.3: verifiers keep the keys they have, and ask again. */
    private static Mono<ServerResponse> saturated() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    private static Mono<ServerResponse> send(ServerRequest request, String json) {
        byte[] body = json.getBytes(UTF_8);
        String etag = "\"" + BodyHash.of(body).substring(0, ETAG_LENGTH) + "\"";
        return request.checkNotModified(etag).switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                .eTag(etag)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)));
    }
}
