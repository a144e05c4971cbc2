package dev.poolgate.gateway.explain;

import dev.poolgate.gateway.decisions.DecisionFilter;
import dev.poolgate.gateway.decisions.DecisionView;
import dev.poolgate.gateway.decisions.RecentDecisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * {@code decisions}: recent decisions, one by its id with all that determined it, and by {@code POST} what would be
 * decided. Nothing is changed by any of it.
 */
@Endpoint(id = "decisions")
public final class DecisionsEndpoint {
    private static final int DEFAULT_LIMIT = 100;

    private final RecentDecisions recent;
    private final Explainer explainer;

    public DecisionsEndpoint(RecentDecisions recent, Explainer explainer) {
        this.recent = recent;
        this.explainer = explainer;
    }

    /** The newest first. */
    @ReadOperation
    public Map<String, Object> list(
            @Nullable String route,
            @Nullable String outcome,
            @Nullable String code,
            @Nullable Instant since,
            @Nullable Integer limit) {
        DecisionFilter filter = new DecisionFilter(route, outcome, code, since, limit == null ? DEFAULT_LIMIT : limit);
        List<Map<String, Object>> found =
                recent.list(filter).stream().map(DecisionView::brief).toList();
        return Map.of("decisions", found);
    }

    /** @return null, that is 404, where it is no more in memory or never was */
    @ReadOperation
    public @Nullable Map<String, Object> one(@Selector String id) {
        return recent.find(id).map(DecisionView::full).orElse(null);
    }

    /** What would become of a request: see {@link Question}. */
    @WriteOperation
    public Mono<Explanation> explain(
            String method,
            String path,
            @Nullable Map<String, String> headers,
            @Nullable String issuer,
            @Nullable Map<String, Object> claims,
            @Nullable String token) {
        Question question = new Question(method, path, headers == null ? Map.of() : headers, issuer, claims, token);
        return explainer
                .explain(question)
                .onErrorMap(
                        IllegalArgumentException.class,
                        wrong -> new InvalidEndpointRequestException(wrong.getMessage(), "malformed question"));
    }
}
