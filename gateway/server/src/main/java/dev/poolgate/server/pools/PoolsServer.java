package dev.poolgate.server.pools;

import dev.poolgate.aws.web.AwsRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The pools' own port, apart from gateway traffic. It opens before the gateway does and closes after it, so that the
 * gateway finds its issuer's keys.
 */
final class PoolsServer implements SmartLifecycle {
    private final HttpServer http;
    private @Nullable DisposableServer running;

    PoolsServer(String address, int port, RouterFunction<ServerResponse> routes) {
        HandlerStrategies strategies =
                HandlerStrategies.builder().webFilter(AwsRoutes.cors()).build();
        HttpHandler handler = RouterFunctions.toHttpHandler(routes, strategies);
        http = HttpServer.create().host(address).port(port).handle(new ReactorHttpHandlerAdapter(handler));
    }

    @Override
    public synchronized void start() {
        running = http.bindNow();
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.disposeNow();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
