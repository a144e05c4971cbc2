package dev.poolgate.userpool.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.userpool.tokens.Discovery;
import dev.poolgate.userpool.tokens.Hashes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * {@code GET /{poolId}/.well-known/openid-configuration} and {@code GET /{poolId}/.well-known/jwks.json}. Both may be
 * cached by anyone, and asked for again by their ETag (RFC 9110, section 8.8.3).
 */
public final class WellKnownRoutes {
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]{1,45}_[0-9a-zA-Z]{1,45}");
    /** Short enough for a new key to be seen before it signs. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Discovery discovery;
    private final Scheduler blocking;

    /** @param blocking where the database may be waited for */
    public WellKnownRoutes(Discovery discovery, Executor blocking) {
        this.discovery = discovery;
        this.blocking = Schedulers.fromExecutor(blocking);
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET(
                        "/{poolId}/.well-known/openid-configuration", request -> answer(request, discovery::metadata))
                .GET("/{poolId}/.well-known/jwks.json", request -> answer(request, discovery::jwkSet))
                .build();
    }

    private Mono<ServerResponse> answer(ServerRequest request, Function<String, Optional<String>> document) {
        String poolId = request.pathVariable("poolId");
        if (!POOL_ID.matcher(poolId).matches()) {
            return ServerResponse.notFound().build();
        }
        return Mono.fromCallable(() -> document.apply(poolId))
                .subscribeOn(blocking)
                .flatMap(found -> found.map(text -> send(request, text))
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
        String etag = "\"" + Hashes.sha256(json).substring(0, 32) + "\"";
        CacheControl cache = CacheControl.maxAge(FRESH).cachePublic();
        return request.checkNotModified(etag).switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                .eTag(etag)
                .cacheControl(cache)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.getBytes(UTF_8))));
    }
}
