package dev.poolgate.gateway.console;

import dev.poolgate.gateway.guard.ReceivedRequest;
import dev.poolgate.gateway.guard.RequestOrigin;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Cookies of the page, which no script reads and which go over TLS alone where the browser came so. */
final class ConsoleCookies {
    private final RequestOrigin sender;
    private final boolean alwaysOverTls;

    /** @param origin by which browsers reach the page; empty where the request tells */
    ConsoleCookies(RequestOrigin sender, Optional<URI> origin) {
        this.sender = sender;
        this.alwaysOverTls = origin.map(URI::getScheme).filter("https"::equals).isPresent();
    }

    /** @param path below which it is sent */
    ResponseCookie.ResponseCookieBuilder make(ServerRequest request, String name, String value, String path) {
        return ResponseCookie.from(name, value)
                .path(ConsoleRoutes.contextPath(request) + path)
                .httpOnly(true)
                .secure(alwaysOverTls
                        || sender.secure(ReceivedRequest.of(request.exchange().getRequest())));
    }

    static Optional<String> value(ServerRequest request, String name) {
        return Optional.ofNullable(request.cookies().getFirst(name)).map(HttpCookie::getValue);
    }
}
