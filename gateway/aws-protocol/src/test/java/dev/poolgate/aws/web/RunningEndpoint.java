package dev.poolgate.aws.web;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.FixedAccessKeys;
import dev.poolgate.authorizer.sign.SignatureVerifier;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.aws.AwsDefaults;
import dev.poolgate.aws.AwsEndpoint;
import dev.poolgate.aws.AwsService;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.config.DelegatingWebFluxConfiguration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A real server on loopback around the routes. */
final class RunningEndpoint implements AutoCloseable {
    static final AccessKey KEY =
            new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "arn:aws:iam::000000000000:root");
    static final AccessKey SESSION_KEY = new AccessKey(
            "ASIDEXAMPLE", "the secret of a session", "arn:aws:sts::000000000000:assumed-role/guest/session");

    /** The verifier still knows it, but the session is over. */
    static final AccessKey OVER_KEY =
            new AccessKey("ASIDOVER", "the secret of a session", "arn:aws:sts::000000000000:assumed-role/guest/over");

    /** No operation here asks what the caller may do. */
    @SuppressWarnings("NullAway")
    private static final Permissions NO_PERMISSIONS = null;

    private final DisposableServer server;

    private RunningEndpoint(DisposableServer server) {
        this.server = server;
    }

    static RunningEndpoint start(List<AwsService> services, Clock clock, Executor executor) {
        SignatureVerifier verifier =
                new SignatureVerifier(new FixedAccessKeys(List.of(KEY, SESSION_KEY, OVER_KEY)), clock);
        AwsEndpoint endpoint = new AwsEndpoint(
                services, verifier, RunningEndpoint::caller, new AwsDefaults("eu-central-1", "000000000000"));
        HttpHandler handler = handler(new AwsRoutes(endpoint, executor, 64 * 1024));
        return new RunningEndpoint(HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow());
    }

    private static CallerLookup caller(String accessKeyId, @Nullable String sessionToken) {
        if (accessKeyId.equals(OVER_KEY.accessKeyId())) {
            return new CallerLookup.Expired();
        }
        return accessKeyId.equals(SESSION_KEY.accessKeyId())
                ? new CallerLookup.Found(new SignedCaller(
                        SESSION_KEY, "AROAEXAMPLE:session", Instant.MAX, NO_PERMISSIONS, IamContext.EMPTY))
                : new CallerLookup.Unknown();
    }

    /** As a WebFlux application would have it, since that treats preflights before any route. */
    private static HttpHandler handler(AwsRoutes routes) {
        GenericApplicationContext application = new AnnotationConfigApplicationContext();
        application.registerBean(DelegatingWebFluxConfiguration.class);
        application.registerBean("webHandler", DispatcherHandler.class);
        application.registerBean("routes", RouterFunction.class, routes::routes);
        application.registerBean("cors", WebFilter.class, AwsRoutes::cors);
        application.refresh();
        return WebHttpHandlerBuilder.applicationContext(application).build();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
