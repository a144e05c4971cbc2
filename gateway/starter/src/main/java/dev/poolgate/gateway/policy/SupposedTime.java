package dev.poolgate.gateway.policy;

import java.time.Clock;
import java.time.Instant;
import org.springframework.web.server.ServerWebExchange;

/** The time at which policies are to believe that a request came; on exchanges of requests that nobody sent. */
public final class SupposedTime {
    private static final String ATTRIBUTE = SupposedTime.class.getName();

    private SupposedTime() {}

    public static void set(ServerWebExchange exchange, Instant time) {
        exchange.getAttributes().put(ATTRIBUTE, time);
    }

    static Instant of(ServerWebExchange exchange, Clock clock) {
        Instant supposed = exchange.getAttribute(ATTRIBUTE);
        return supposed == null ? clock.instant() : supposed;
    }
}
