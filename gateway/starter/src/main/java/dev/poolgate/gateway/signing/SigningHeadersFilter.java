package dev.poolgate.gateway.signing;

import dev.poolgate.gateway.stage.StageObserver;
import dev.poolgate.gateway.stage.TimedStage;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Signs as the last of the gateway's header filters, right before the request is written: whatever the others add or
 * remove is settled (S65).
 */
public final class SigningHeadersFilter implements HttpHeadersFilter, Ordered {
    private final StageObserver stages;

    public SigningHeadersFilter(StageObserver stages) {
        this.stages = stages;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        return PendingSignature.of(exchange)
                .map(pending -> stages.observe(
                        TimedStage.SIGN, exchange, () -> signed(input, exchange, pending), done -> "signed"))
                .orElse(input);
    }

    private static HttpHeaders signed(HttpHeaders input, ServerWebExchange exchange, PendingSignature pending) {
        HttpHeaders output = new HttpHeaders();
        output.addAll(input);
        pending.signing()
                .apply(SignaturePlacement.signable(exchange, input, pending.bodyHash()))
                .forEach(output::set);
        return output;
    }
}
