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
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code decisions}: recent decisions, one by its id with all that determined it, and by {@code POST} what would be
 * decided. Nothing is changed by any of it.
 */
@Endpoint(id = "decisions")
public final class DecisionsEndpoint {
    private static final int DEFAULT_LIMIT = 100;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

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

    /**
     * What would become of a request: see {@link Question}. Actuator takes text alone, so that objects are text here.
     *
     * @param headers a JSON object
     * @param claims a JSON object
     * @param time as ISO 8601 has it
     */
    @WriteOperation
    public Mono<Explanation> explain(
            String method,
            String path,
            @Nullable String headers,
            @Nullable String issuer,
            @Nullable String claims,
            @Nullable String token,
            @Nullable String sourceIp,
            @Nullable Instant time) {
        return Mono.fromSupplier(() -> new Question(
                        method,
                        path,
                        headers == null ? Map.of() : parsed(headers, HEADERS),
                        new Question.Circumstances(sourceIp, time),
                        issuer,
                        claims == null ? null : parsed(claims, CLAIMS),
                        token))
                .flatMap(explainer::explain)
                .onErrorMap(
                        IllegalArgumentException.class,
                        wrong -> new InvalidEndpointRequestException(
                                String.valueOf(wrong.getMessage()), "malformed question"));
    }

    /** The parser's own words could quote what was given, and that may be personal data. */
    private static <T> T parsed(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("`headers` and `claims` are JSON objects, written as text", e);
        }
    }
}
