package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.policy.PolicyQuestion;
import dev.poolgate.gateway.guard.RequestOrigin;
import java.time.Clock;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;

/** From an exchange to what policies are asked. */
public final class PolicyQuestions {
    private final PathTemplates templates;
    private final RequestOrigin origin;
    private final Clock clock;

    /**
     * @param paths templates that tell requests of one route apart; where none of them matches, or there are none, the
     *     route's own pattern is the template
     * @throws org.springframework.web.util.pattern.PatternParseException where one is no pattern
     */
    PolicyQuestions(List<String> paths, RequestOrigin origin, Clock clock) {
        this.templates = new PathTemplates(paths);
        this.origin = origin;
        this.clock = clock;
    }

    /** @param method in capitals, the one that the decision is for */
    public PolicyQuestion of(String method, ServerWebExchange exchange) {
        PathTemplates.Template template = templates.of(exchange);
        return PolicyQuestion.of(
                method,
                template.pattern(),
                new ExchangeFacts(exchange, template.variables(), origin, SupposedTime.of(exchange, clock)));
    }
}
