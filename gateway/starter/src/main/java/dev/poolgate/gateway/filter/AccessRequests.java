package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.gateway.openapi.ApiDocument;
import dev.poolgate.gateway.policy.PolicyQuestions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** From an exchange on a route to what is to be decided on it: the rule, and what policies are asked. */
final class AccessRequests {
    private final AuthorizeArguments arguments;
    private final Optional<ApiDocument> document;
    private final Optional<PolicyQuestions> questions;
    /** By route, as many as share the filter: a rule is made once and not for each request. */
    private final Map<String, AccessRule> rules = new ConcurrentHashMap<>();

    /**
     * @param document empty where the route follows none
     * @param questions empty where the route asks no policies
     */
    AccessRequests(AuthorizeArguments arguments, Optional<ApiDocument> document, Optional<PolicyQuestions> questions) {
        this.arguments = arguments;
        this.document = document;
        this.questions = questions;
    }

    AccessRequest of(Credential credential, IamContext context, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        // RFC 9110 section 9.3.2: HEAD is GET without the content, so it has GET's decision (S54)
        String method = (request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod()).name();
        String path = request.getURI().getRawPath();
        AccessRule rule = rule(method, path, Passage.routeId(exchange));
        AccessRequest asked = new AccessRequest(credential, method, path, rule, context);
        return questions
                .map(policies -> asked.asking(policies.of(method, exchange)))
                .orElse(asked);
    }

    /** The rule of a route, whatever is asked of it. */
    AccessRule rule(String routeId) {
        return rules.computeIfAbsent(routeId, arguments::rule);
    }

    private AccessRule rule(String method, String path, String routeId) {
        AccessRule rule = rule(routeId);
        return document.map(api -> rule.withOperation(api.rule(method, path))).orElse(rule);
    }
}
