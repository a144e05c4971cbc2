package dev.poolgate.gateway.guard;

import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.failure.Refusal;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers on the management port only who asks for it by a name that is its own. A page of anybody's can have its own
 * name lead to an address that only its reader reaches (DNS rebinding), and then read what the port tells; it cannot
 * have an address, or {@code localhost}, lead elsewhere.
 */
public final class ManagementHosts implements WebFilter, Ordered {
    private static final String ANY = "any";

    private final Set<String> names;
    private final FailureResponses failures;

    public ManagementHosts(ManagementProperties properties, FailureResponses failures) {
        this.names = Stream.concat(Stream.of("localhost"), properties.hosts().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.failures = failures;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isOwn(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST))
                ? chain.filter(exchange)
                : failures.refuse(exchange, Refusal.misdirected());
    }

    private boolean isOwn(List<String> host) {
        return names.contains(ANY)
                || HostName.of(host)
                        .map(HostName::withoutPort)
                        .filter(name -> names.contains(name) || isAddress(name))
                        .isPresent();
    }

    private static boolean isAddress(String name) {
        return name.startsWith("[")
                ? NetUtil.isValidIpV6Address(name.substring(1, name.length() - 1))
                : NetUtil.isValidIpV4Address(name);
    }
}
