package dev.poolgate.server.pools;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.aws.web.CacheableJson;
import dev.poolgate.identitypool.token.PoolTokenDiscovery;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Where anybody finds the keys of the identity pools' OpenID tokens: below their issuer, whose path this server's
 * public URL begins.
 */
final class PoolTokenRoutes {
    private final PoolTokenDiscovery discovery;
    private final CacheableJson json;

    /** @param blocking where the database may be waited for */
    PoolTokenRoutes(PoolTokenDiscovery discovery, Executor blocking) {
        this.discovery = discovery;
        this.json = new CacheableJson(blocking);
    }

    RouterFunction<ServerResponse> routes() {
        String issuer = IdentityPoolsConfiguration.ISSUER_PATH;
        return route().GET(
                        issuer + PoolTokenDiscovery.METADATA_PATH,
                        request -> json.answer(request, () -> Optional.of(discovery.metadata())))
                .GET(
                        issuer + PoolTokenDiscovery.JWK_SET_PATH,
                        request -> json.answer(request, () -> Optional.of(discovery.jwkSet())))
                .build();
    }
}
