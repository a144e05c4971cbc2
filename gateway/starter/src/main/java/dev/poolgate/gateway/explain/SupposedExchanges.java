package dev.poolgate.gateway.explain;

import dev.poolgate.gateway.guard.GuardWebFilter;
import dev.poolgate.gateway.guard.IpAddress;
import dev.poolgate.gateway.policy.SupposedTime;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;

/** Exchanges of requests that nobody sent, after the guard had its say. */
final class SupposedExchanges {
    private static final String ANY_HOST = "gateway.invalid";
    /** RFC 5737. */
    private static final String NOBODYS = "192.0.2.1";

    private final GuardWebFilter guard;

    SupposedExchanges(GuardWebFilter guard) {
        this.guard = guard;
    }

    /** @throws IllegalArgumentException where the target is none */
    ServerHttpRequest request(Question question) {
        HttpHeaders headers = new HttpHeaders();
        question.headers().forEach(headers::add);
        // who calls is told by claims or token, so that what decides is in one place
        headers.remove(HttpHeaders.AUTHORIZATION);
        if (!headers.containsHeader(HttpHeaders.HOST)) {
            headers.set(HttpHeaders.HOST, ANY_HOST);
        }
        if (!question.target().startsWith("/")) {
            throw new IllegalArgumentException("a target begins with a slash");
        }
        URI uri = URI.create("http://" + headers.getFirst(HttpHeaders.HOST) + question.target());
        return new SupposedRequest(
                HttpMethod.valueOf(question.method()), uri, headers, address(question.circumstances()));
    }

    Optional<String> violation(ServerHttpRequest request) {
        return GuardWebFilter.violation(request);
    }

    ServerWebExchange exchange(ServerHttpRequest request, Question question) {
        ServerWebExchange exchange = guard.passed(new DefaultServerWebExchange(
                request,
                new NoResponse(),
                new DefaultWebSessionManager(),
                ServerCodecConfigurer.create(),
                new AcceptHeaderLocaleContextResolver()));
        if (question.circumstances().time() != null) {
            SupposedTime.set(exchange, question.circumstances().time());
        }
        return exchange;
    }

    private static InetAddress address(Question.Circumstances circumstances) {
        String told = circumstances.sourceIp() == null ? NOBODYS : circumstances.sourceIp();
        return IpAddress.parse(told).orElseThrow(() -> new IllegalArgumentException("`" + told + "` is no ip address"));
    }
}
