package dev.poolgate.gateway.console;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.gateway.guard.OwnCookies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page, the session behind it, and what it shows. */
final class ConsoleRoutes {
    static final String ROOT = "/console";
    /** Everything from here, nothing inline, nowhere to send to, in nobody's frame. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'%s;"
                    + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    /** Browsers tell where a request comes from; who tells nothing is no browser and has no cookie by accident. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final Map<String, String> FILES = Map.of(
            "console.css", "text/css;charset=utf-8",
            "console.js", SCRIPT,
            "plot.js", SCRIPT,
            "pool.js", SCRIPT,
            "sign-in.js", SCRIPT,
            "icon.svg", "image/svg+xml");

    private final ConsoleSignIn signIn;
    private final ConsoleSessions sessions;
    private final ConsoleData data;
    private final SignInOffer offer;
    private final Optional<CodeFlow> codes;
    private final ConsoleCookies cookies;
    private final String policy;

    /** @param codes where people sign in at the issuer's own pages */
    ConsoleRoutes(
            ConsoleSignIn signIn,
            ConsoleSessions sessions,
            ConsoleData data,
            SignInOffer offer,
            Optional<CodeFlow> codes,
            ConsoleCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.data = data;
        this.offer = offer;
        this.codes = codes;
        this.cookies = cookies;
        this.policy =
                POLICY.formatted(offer.pool().map(pool -> " " + pool.endpoint()).orElse(""));
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        FILES.forEach((name, type) -> routes.GET(ROOT + "/" + name, file(name, type)));
        codes.ifPresent(flow ->
                routes.POST(ROOT + "/sign-in", flow::begin).GET(CodeFlow.PATH, request -> signedIn(request, flow)));
        return routes.GET(
                        ROOT, request -> ServerResponse.temporaryRedirect(URI.create(contextPath(request) + ROOT + "/"))
                                .build())
                .GET(ROOT + "/", file("index.html", "text/html;charset=utf-8"))
                .GET(ROOT + "/sign-in", request -> json(offer.view()))
                .POST(ROOT + "/session", this::open)
                .DELETE(ROOT + "/session", this::close)
                .add(RouterFunctions.nest(path(ROOT + "/api"), shown()))
                .filter(this::hardened)
                .build();
    }

    private RouterFunction<ServerResponse> shown() {
        return RouterFunctions.route()
                .GET(
                        "/session",
                        request -> json(session(request)
                                .map(session -> Map.of("until", session.until().toString()))))
                .GET("/routes", request -> data.routes().flatMap(ConsoleRoutes::json))
                .GET("/decisions", request -> json(data.decisions(request)))
                .GET("/decisions/{id}", request -> json(data.decision(request.pathVariable("id"))))
                .GET("/issuers", request -> json(data.issuers()))
                .GET("/breakers", request -> json(data.breakers()))
                .GET("/history", request -> json(data.history()))
                .GET("/revocations", request -> json(data.revocations()))
                .GET("/shadow", request -> json(data.shadow()))
                .filter(this::onlyInSession)
                .build();
    }

    private Mono<ServerResponse> onlyInSession(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return session(request).isPresent()
                ? next.handle(request)
                : ServerResponse.status(HttpStatus.UNAUTHORIZED).bodyValue(Map.of("code", "session_missing"));
    }

    private Mono<ServerResponse> open(ServerRequest request) {
        return signIn.signIn(request, token -> ServerResponse.noContent()
                .cookie(opened(request, token))
                .build());
    }

    private Mono<ServerResponse> signedIn(ServerRequest request, CodeFlow flow) {
        return flow.finish(
                request,
                token -> flow.page(request, "").cookie(opened(request, token)).build());
    }

    /** A browser has one session at most. */
    private ResponseCookie opened(ServerRequest request, VerifiedJwt token) {
        secret(request).ifPresent(sessions::close);
        return cookie(request, sessions.open(token)).build();
    }

    private Mono<ServerResponse> close(ServerRequest request) {
        secret(request).ifPresent(sessions::close);
        return ServerResponse.noContent()
                .cookie(cookie(request, "").maxAge(Duration.ZERO).build())
                .build();
    }

    private Optional<ConsoleSession> session(ServerRequest request) {
        return secret(request).flatMap(sessions::find);
    }

    private static Optional<String> secret(ServerRequest request) {
        return ConsoleCookies.value(request, OwnCookies.CONSOLE);
    }

    /** Ends with the browser at the latest. No other site sends it. */
    private ResponseCookie.ResponseCookieBuilder cookie(ServerRequest request, String value) {
        return cookies.make(request, OwnCookies.CONSOLE, value, ROOT).sameSite("Strict");
    }

    static String contextPath(ServerRequest request) {
        return request.requestPath().contextPath().value();
    }

    private static boolean isOwn(ServerRequest request) {
        String site = request.headers().firstHeader("Sec-Fetch-Site");
        boolean read = request.method().name().equals("GET") && !request.path().contains("/api/");
        return site == null || OWN.contains(site) || read;
    }

    /** In one piece: streamed as a resource, the next request on the connection was at times never answered. */
    private static HandlerFunction<ServerResponse> file(String name, String type) {
        MediaType media = MediaType.valueOf(type);
        byte[] bytes = bytes(name);
        return request -> ServerResponse.ok().contentType(media).bodyValue(bytes);
    }

    private static byte[] bytes(String name) {
        try {
            return new ClassPathResource(name, ConsoleRoutes.class).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mono<ServerResponse> json(Optional<?> found) {
        return found.map(ConsoleRoutes::json)
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private static Mono<ServerResponse> json(Object value) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(value);
    }

    private Mono<ServerResponse> hardened(ServerRequest request, HandlerFunction<ServerResponse> next) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.setCacheControl("no-store");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        return isOwn(request)
                ? next.handle(request)
                : ServerResponse.status(HttpStatus.FORBIDDEN).build();
    }
}
