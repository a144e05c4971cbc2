package dev.poolgate.userpool.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.userpool.accounts.Outbox;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * {@code GET /outbox}: the newest messages to read in a browser, for a demo on one's own machine. To anyone else it is
 * not there: not from another machine, not under another host name (which a page elsewhere could have resolve to this
 * machine), and not from another site's page.
 */
public final class OutboxRoutes {
    private static final int SHOWN = 50;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Set<String> OWN_SITE = Set.of("none", "same-origin");
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    private final Outbox outbox;
    private final Scheduler blocking;

    /** @param blocking where files may be waited for */
    public OutboxRoutes(Outbox outbox, Executor blocking) {
        this.outbox = outbox;
        this.blocking = Schedulers.fromExecutor(blocking);
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/outbox", this::page).build();
    }

    private Mono<ServerResponse> page(ServerRequest request) {
        if (!fromHere(request)) {
            return ServerResponse.notFound().build();
        }
        return Mono.fromCallable(() -> html(outbox.newest(SHOWN)))
                .subscribeOn(blocking)
                .flatMap(html -> ServerResponse.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("Content-Security-Policy", POLICY)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "no-referrer")
                        .header("Cross-Origin-Resource-Policy", "same-origin")
                        .bodyValue(html));
    }

    private static boolean fromHere(ServerRequest request) {
        boolean loopback = request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .filter(java.net.InetAddress::isLoopbackAddress)
                .isPresent();
        InetSocketAddress host = request.headers().host();
        boolean named = host != null && THIS_MACHINE.contains(host.getHostString());
        // absent where the client is no browser
        String site = request.headers().firstHeader("Sec-Fetch-Site");
        return loopback && named && (site == null || OWN_SITE.contains(site));
    }

    private static String html(List<String> messages) {
        String shown = messages.stream()
                .map(text -> "<pre>" + HtmlUtils.htmlEscape(text) + "</pre>")
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Outbox</title>
                <style>body { font-family: sans-serif; max-width: 50rem; margin: 2rem auto }
                pre { border: 1px solid #999; padding: 1rem; white-space: pre-wrap }</style></head>
                <body><h1>Outbox</h1><p>What was sent to users, newest first. Nothing here left this machine.</p>
                %s
                </body></html>
                """.formatted(shown);
    }
}
