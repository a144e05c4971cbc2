package dev.poolgate.aws.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.queryParam;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.CommonError;
import dev.poolgate.aws.WireRequest;
import dev.poolgate.aws.WireResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Puts an {@link AwsEndpoint} at {@code /}. Register {@link #routes()} and {@link #cors()}. */
public final class AwsRoutes {
    /** One MiB: twenty times the largest request of either service that is not an image. */
    public static final int DEFAULT_BODY_LIMIT = 1024 * 1024;

    private final AwsEndpoint endpoint;
    private final Executor executor;
    private final int bodyLimit;
    private final Function<ServerHttpRequest, Optional<InetAddress>> sources;

    /** @param executor runs the operations; rejects when saturated, see {@link BlockingExecutors} */
    public AwsRoutes(AwsEndpoint endpoint, Executor executor) {
        this(endpoint, executor, DEFAULT_BODY_LIMIT);
    }

    /** @param bodyLimit in bytes; more is answered with {@code RequestEntityTooLargeException} */
    public AwsRoutes(AwsEndpoint endpoint, Executor executor, int bodyLimit) {
        this(endpoint, executor, bodyLimit, AwsRoutes::peer);
    }

    private AwsRoutes(
            AwsEndpoint endpoint,
            Executor executor,
            int bodyLimit,
            Function<ServerHttpRequest, Optional<InetAddress>> sources) {
        this.endpoint = endpoint;
        this.executor = executor;
        this.bodyLimit = bodyLimit;
        this.sources = sources;
    }

    /**
     * The same behind proxies, where the other end of a connection is none of the callers.
     *
     * @param origin the caller's address, from what proxies that are trusted tell
     */
    public AwsRoutes behindProxies(Function<ServerHttpRequest, Optional<InetAddress>> origin) {
        return new AwsRoutes(endpoint, executor, bodyLimit, origin);
    }

    /**
     * {@code POST /}, and {@code GET /} with an {@code Action}. A browser's preflight never comes this far: register
     * {@link #cors()} as well.
     */
    public RouterFunction<ServerResponse> routes() {
        return route(POST("/").or(GET("/").and(queryParam("Action", any -> true))), this::answer);
    }

    /** Answers preflights for {@code /} and marks its answers as readable from any origin, as AWS does. */
    public static WebFilter cors() {
        return Cors.filter();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return body(request)
                .flatMap(body -> answer(wireRequest(request, body)))
                .onErrorResume(
                        DataBufferLimitException.class, e -> Mono.just(tooLarge(wireRequest(request, new byte[0]))))
                .flatMap(AwsRoutes::respond);
    }

    private Mono<byte[]> body(ServerRequest request) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), bodyLimit)
                .map(AwsRoutes::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private Mono<WireResponse> answer(WireRequest request) {
        return Mono.defer(
                        () -> Mono.fromFuture(CompletableFuture.supplyAsync(() -> endpoint.answer(request), executor)))
                .onErrorResume(RejectedExecutionException.class, e -> Mono.just(saturated(request)))
                .onErrorResume(e -> Mono.fromSupplier(() -> endpoint.fault(request, e)));
    }

    private WireResponse tooLarge(WireRequest request) {
        return endpoint.refuse(
                request,
                CommonError.REQUEST_ENTITY_TOO_LARGE,
                "The request body is larger than " + bodyLimit + " bytes.");
    }

    private WireResponse saturated(WireRequest request) {
        return endpoint.refuse(request, CommonError.TOO_MANY_REQUESTS, "Too many requests");
    }

    private WireRequest wireRequest(ServerRequest request, byte[] body) {
        ServerHttpRequest http = request.exchange().getRequest();
        Map<String, List<String>> headers = new HashMap<>();
        http.getHeaders().forEach(headers::put);
        String query = http.getURI().getRawQuery();
        String path = http.getURI().getRawPath();
        return new WireRequest(
                http.getMethod().name(), query == null ? path : path + "?" + query, headers, body, sources.apply(http));
    }

    private static Optional<InetAddress> peer(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress()).map(InetSocketAddress::getAddress);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** As bytes: of a text, Spring logs the beginning at DEBUG, and answers begin with tokens and sessions. */
    private static Mono<ServerResponse> respond(WireResponse response) {
        return ServerResponse.status(response.status())
                .headers(headers -> response.headers().forEach(headers::set))
                .bodyValue(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
