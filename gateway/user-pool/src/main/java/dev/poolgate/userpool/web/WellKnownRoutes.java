package dev.poolgate.userpool.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.aws.web.CacheableJson;
import dev.poolgate.userpool.tokens.Discovery;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /{poolId}/.well-known/openid-configuration} and {@code GET /{poolId}/.well-known/jwks.json}. */
public final class WellKnownRoutes {
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]{1,45}_[0-9a-zA-Z]{1,45}");

    private final Discovery discovery;
    private final CacheableJson json;

    /** @param blocking where the database may be waited for */
    public WellKnownRoutes(Discovery discovery, Executor blocking) {
        this.discovery = discovery;
        this.json = new CacheableJson(blocking);
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET(
                        "/{poolId}/.well-known/openid-configuration", request -> answer(request, discovery::metadata))
                .GET("/{poolId}/.well-known/jwks.json", request -> answer(request, discovery::jwkSet))
                .build();
    }

    private Mono<ServerResponse> answer(ServerRequest request, Function<String, Optional<String>> document) {
        String poolId = request.pathVariable("poolId");
        return POOL_ID.matcher(poolId).matches()
                ? json.answer(request, () -> document.apply(poolId))
                : ServerResponse.notFound().build();
    }
}
