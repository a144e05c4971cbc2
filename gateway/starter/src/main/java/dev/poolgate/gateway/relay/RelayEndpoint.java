package dev.poolgate.gateway.relay;

import dev.poolgate.authorizer.relay.RelayKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the gateway as an issuer of access tokens: OpenID Connect Discovery metadata, as far as backends need it,
 * and the JWK set. Outside the routes, open to everybody, and without anything secret.
 */
public final class RelayEndpoint {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private RelayEndpoint() {}

    public static RouterFunction<ServerResponse> publish(URI issuer, RelayProperties properties, RelayKeys keys) {
        String path = properties.publishedPath();
        String metadata = metadata(issuer.toString());
        String jwkSet = keys.publicJwkSet();
        return RouterFunctions.route()
                .GET(path + "/.well-known/openid-configuration", request -> json(metadata))
                .GET(path + "/.well-known/jwks.json", request -> json(jwkSet))
                .build();
    }

    private static String metadata(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "issuer",
                        issuer,
                        "jwks_uri",
                        base + "/.well-known/jwks.json",
                        // it mints for routes only: there is nothing to ask of it
                        "response_types_supported",
                        List.of(),
                        "subject_types_supported",
                        List.of("public")));
    }

    private static Mono<ServerResponse> json(String body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .bodyValue(body);
    }
}
