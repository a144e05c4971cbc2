package dev.poolgate.gateway.failure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * One line per refusal in the logger {@code poolgate.decisions}, and one tick of {@code poolgate.refusals}. Neither
 * holds a query, a header or a claim: a token may be in any of them.
 */
public final class DecisionLog {
    private static final Logger LOG = LoggerFactory.getLogger("poolgate.decisions");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    /** A JOSE header in base64url, and what follows it: some put tokens into paths. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]*");

    private static final int LONGEST = 200;

    private final MeterRegistry meters;

    public DecisionLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void refused(ServerWebExchange exchange, Refusal refusal, String decision) {
        String route = route(exchange);
        Counter.builder("poolgate.refusals")
                .description("requests that went no further")
                .tag("code", refusal.code())
                .tag("route", route)
                .register(meters)
                .increment();
        LOG.info(
                "refused `{}` status={} decision={} route={} method={} path=`{}`{}",
                refusal.code(),
                refusal.status().value(),
                decision,
                route,
                printable(exchange.getRequest().getMethod().name()),
                printable(exchange.getRequest().getURI().getRawPath()),
                refusal.detail() == null ? "" : " detail=`" + printable(refusal.detail()) + '`');
    }

    /** One line without tokens, whatever it holds: a line break in a log is a forged entry. */
    private static String printable(String text) {
        String line =
                UNPRINTABLE.matcher(TOKEN.matcher(text).replaceAll("[token]")).replaceAll("?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String route(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? "none" : route.getId();
    }
}
