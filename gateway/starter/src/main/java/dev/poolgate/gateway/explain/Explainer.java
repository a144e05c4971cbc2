package dev.poolgate.gateway.explain;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.Decision;
import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.SignedRule;
import dev.poolgate.authorizer.token.AssumedToken;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.decisions.Outcome;
import dev.poolgate.gateway.decisions.Requirement;
import dev.poolgate.gateway.decisions.Requirements;
import dev.poolgate.gateway.decisions.Stage;
import dev.poolgate.gateway.filter.RouteDecision;
import dev.poolgate.gateway.guard.GuardWebFilter;
import java.util.Collection;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Decides a request that nobody sent, by the parts that decide real ones, up to the decision: nothing is exchanged,
 * signed or forwarded.
 */
public final class Explainer {
    private static final String SIGNERS =
            "callers who sign are decided by the policies of their session, which is not tried here";

    private final SupposedExchanges exchanges;
    private final Routes routes;
    private final TokenAuthorizer authorizer;
    private final Collection<TrustedIssuer> issuers;

    public Explainer(
            GuardWebFilter guard, Routes routes, TokenAuthorizer authorizer, Collection<TrustedIssuer> issuers) {
        this.exchanges = new SupposedExchanges(guard);
        this.routes = routes;
        this.authorizer = authorizer;
        this.issuers = List.copyOf(issuers);
    }

    /** Emits once; an {@link IllegalArgumentException} where the question makes no sense. */
    public Mono<Explanation> explain(Question question) {
        return Mono.defer(() -> {
            ServerHttpRequest request = exchanges.request(question);
            return exchanges
                    .violation(request)
                    .map(code -> Mono.just(Explanation.simple(Outcome.BAD_REQUEST, Stage.GUARD, code, null)))
                    .orElseGet(() -> explain(question, exchanges.exchange(request, question)));
        });
    }

    private Mono<Explanation> explain(Question question, ServerWebExchange exchange) {
        return routes.take(exchange).flatMap(found -> found.map(route -> explain(question, exchange, route))
                .orElseGet(() -> Mono.just(Explanation.simple(Outcome.DENIED, Stage.GUARD, "no_route", null))));
    }

    private Mono<Explanation> explain(Question question, ServerWebExchange exchange, RouteFacts route) {
        return route.decision()
                .map(decision -> explain(question, exchange, route, decision))
                .orElseGet(
                        () -> Mono.just(Explanation.simple(Outcome.ALLOWED, Stage.AUTHORIZE, "public", route.view())));
    }

    private Mono<Explanation> explain(
            Question question, ServerWebExchange exchange, RouteFacts route, RouteDecision decision) {
        if (route.rule().flatMap(rule -> rule.signed()).filter(SignedRule::only).isPresent()) {
            return Mono.just(Explanation.noted(
                    Outcome.UNAUTHENTICATED, Stage.AUTHENTICATE, "signature_missing", route.view(), SIGNERS));
        }
        if (question.claims() != null) {
            AssumedToken assumed = AssumedToken.of(issuer(question), question.claims());
            return Mono.just(
                    assumed(decision.request(exchange, new Credential.None(), IamContext.EMPTY), assumed, route));
        }
        Credential credential =
                question.token() == null ? new Credential.None() : new Credential.Bearer(question.token());
        return rehearsed(decision.request(exchange, credential, IamContext.EMPTY), route);
    }

    private Explanation assumed(AccessRequest request, AssumedToken assumed, RouteFacts route) {
        Decision decision = authorizer.rehearse(request, assumed);
        return Explanation.decided(
                decision.allowed() ? Outcome.ALLOWED : Outcome.DENIED,
                decision,
                route.view(),
                Requirements.of(request.rule(), assumed));
    }

    private Mono<Explanation> rehearsed(AccessRequest request, RouteFacts route) {
        RouteFacts.View view = route.view();
        return Mono.fromCompletionStage(() -> authorizer.rehearse(request))
                .map(result -> result.fold(
                        allowed -> decided(request, Outcome.ALLOWED, allowed.identity(), allowed.decision(), view),
                        denied -> decided(
                                request,
                                denied.asksToSignIn() ? Outcome.UNAUTHENTICATED : Outcome.DENIED,
                                denied.identity(),
                                denied.decision(),
                                view),
                        unknown -> Explanation.simple(
                                Outcome.UNAUTHENTICATED,
                                Stage.AUTHENTICATE,
                                unknown.error().code(),
                                view),
                        rejected -> Explanation.noted(
                                Outcome.UNAUTHENTICATED,
                                Stage.AUTHENTICATE,
                                rejected.error().code(),
                                view,
                                SIGNERS),
                        fault -> Explanation.simple(
                                Outcome.UNAVAILABLE, Stage.AUTHENTICATE, "authorization_unavailable", view)));
    }

    private static Explanation decided(
            AccessRequest request,
            Outcome outcome,
            VerifiedIdentity identity,
            Decision decision,
            RouteFacts.View view) {
        List<Requirement> requirements = identity instanceof VerifiedIdentity.TokenHolder holder
                ? Requirements.of(request.rule(), holder.token())
                : List.of();
        return Explanation.decided(outcome, decision, view, requirements);
    }

    private TrustedIssuer issuer(Question question) {
        return issuers.stream()
                .filter(each -> each.name().equals(question.issuer()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("claims need an issuer: one of "
                        + issuers.stream().map(TrustedIssuer::name).toList()));
    }
}
