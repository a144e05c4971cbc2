package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.policy.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision, as people read it afterwards. Never a token, a query, a header or a name.
 *
 * @param id what the caller was told too
 * @param stage where it was refused, or what was passed last
 * @param code stable snake_case reason
 * @param status the gateway's own answer; null where the backend answers
 * @param route its id; {@code none} where no route was found
 * @param path with tokens masked
 * @param rule what the route asks for, in one line; null where it asks nobody
 * @param policies what determined it, with source, line and column
 * @param revision of the policies; null where none were asked
 * @param micros from the arrival of the request to the decision
 * @param detail for people only, not stable; null where the code says it all
 * @param requirements what was asked and what the caller has. With {@code inputs} it holds personal data: not for logs
 * @param inputs what policies read of the request
 */
public record DecisionRecord(
        String id,
        Instant time,
        Outcome outcome,
        Stage stage,
        String code,
        @Nullable Integer status,
        String route,
        String method,
        String path,
        CallerFacts caller,
        @Nullable String rule,
        List<PolicyRef> policies,
        @Nullable String revision,
        long micros,
        @Nullable String detail,
        List<Requirement> requirements,
        Map<String, String> inputs) {}
