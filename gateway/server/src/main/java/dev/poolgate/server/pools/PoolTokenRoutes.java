package dev.poolgate.server.pools;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.identitypool.token.PoolTokenDiscovery;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where anybody finds the keys of the identity pools' OpenID tokens: below their issuer, whose path this server's
 * public URL begins.
 */
final class PoolTokenRoutes {
    /** Short enough for a new key to be seen before it signs. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final PoolTokenDiscovery discovery;
    private final Scheduler blocking;

    /** @param blocking where the database may be waited for */
    PoolTokenRoutes(PoolTokenDiscovery discovery, Executor blocking) {
        this.discovery = discovery;
        this.blocking = Schedulers.fromExecutor(blocking);
    }

    RouterFunction<ServerResponse> routes() {
        String issuer = IdentityPoolsConfiguration.ISSUER_PATH;
        return route().GET(issuer + PoolTokenDiscovery.METADATA_PATH, request -> answer(discovery::metadata))
                .GET(issuer + PoolTokenDiscovery.JWK_SET_PATH, request -> answer(discovery::jwkSet))
                .build();
    }

    private Mono<ServerResponse> answer(Supplier<String> document) {
        return Mono.fromSupplier(document)
                .subscribeOn(blocking)
                .flatMap(json -> ServerResponse.ok()
                        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json))
                .onErrorResume(RejectedExecutionException.class, e -> saturated());
    }

    /** RFC 9110, sections 15.6.4 and 10.2.3: verifiers keep the keys they have, and ask again. */
    private static Mono<ServerResponse> saturated() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }
}
