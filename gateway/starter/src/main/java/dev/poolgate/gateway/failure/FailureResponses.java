package dev.poolgate.gateway.failure;

import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.decisions.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.IdGenerator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request that goes no further: status, {@code WWW-Authenticate} (RFC 6750 section 3), problem body (RFC
 * 9457) with {@code code} and {@code decision}. A caller who signs is an AWS client and gets what API Gateway answers,
 * the decision as its request id. Nothing of a token or signature is in it.
 */
public final class FailureResponses {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FailureProperties properties;
    private final IdGenerator decisionIds;
    private final DecisionRecorder recorder;

    public FailureResponses(FailureProperties properties, IdGenerator decisionIds, DecisionRecorder recorder) {
        this.properties = properties;
        this.decisionIds = decisionIds;
        this.recorder = recorder;
    }

    /** Writes the answer; completes when it is sent. Nothing may be forwarded afterwards. */
    public Mono<Void> refuse(ServerWebExchange exchange, Refusal refusal) {
        String decision =
                refusal.decisionId() == null ? decisionIds.generateId().toString() : refusal.decisionId();
        recorder.refused(exchange, new Refused(decision, refusal.status().value(), refusal.code(), refusal.detail()));
        ServerHttpResponse response = exchange.getResponse();
        if (!response.setStatusCode(refusal.status())) {
            return Mono.error(new IllegalStateException("refused after the response began"));
        }
        headers(response.getHeaders(), refusal);
        AwsError aws = refusal.aws();
        if (aws == null) {
            return response.writeWith(Mono.fromSupplier(() -> body(response, refusal, decision)));
        }
        aws.headers(response.getHeaders(), decision);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(JSON.writeValueAsBytes(aws.body()))));
    }

    private void headers(HttpHeaders headers, Refusal refusal) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        Challenge challenge = refusal.challenge();
        if (challenge != null) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge.render(properties.realm()));
        }
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(properties.retryAfter().toSeconds()));
        }
    }

    private static DataBuffer body(ServerHttpResponse response, Refusal refusal, String decision) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("title", refusal.status().getReasonPhrase());
        problem.put("status", refusal.status().value());
        problem.put("code", refusal.code());
        problem.put("decision", decision);
        return response.bufferFactory().wrap(JSON.writeValueAsBytes(problem));
    }
}
