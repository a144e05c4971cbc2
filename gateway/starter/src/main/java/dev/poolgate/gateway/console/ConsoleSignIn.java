package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.AccessRequest;
import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.decisions.DecisionTrail;
import dev.poolgate.gateway.decisions.Refused;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Opens a session for a token that the gateway's own authorizer takes under a rule as routes have it: this issuer, this
 * group. Whoever is refused is in the records like anybody else.
 */
final class ConsoleSignIn {
    private static final String SCHEME = "Bearer ";

    private final Authorizer authorizer;
    private final DecisionRecorder recorder;
    private final AccessRule rule;

    ConsoleSignIn(Authorizer authorizer, DecisionRecorder recorder, String issuer, String group) {
        this.authorizer = authorizer;
        this.recorder = recorder;
        this.rule = new AccessRule(Set.of(issuer), Set.of(), Set.of(group), Map.of(), false);
    }

    /** @param granted makes the answer for who may */
    Mono<ServerResponse> signIn(ServerRequest request, Function<VerifiedJwt, Mono<ServerResponse>> granted) {
        AccessRequest asked = new AccessRequest(credential(request), "POST", request.path(), rule);
        return Mono.fromCompletionStage(() -> authorizer.authorize(asked)).flatMap(result -> {
            DecisionTrail.of(request.exchange()).concluded(rule, result);
            return result.fold(
                    allowed -> allowed(allowed, granted),
                    denied -> refused(
                            request,
                            HttpStatus.FORBIDDEN,
                            denied.decision().reasons().get(0),
                            denied.decision().id()),
                    unknown -> refused(
                            request, HttpStatus.UNAUTHORIZED, unknown.error().code(), unknown.decisionId()),
                    rejected -> refused(
                            request, HttpStatus.UNAUTHORIZED, rejected.error().code(), rejected.decisionId()),
                    fault -> refused(
                            request, HttpStatus.SERVICE_UNAVAILABLE, "authorization_unavailable", fault.decisionId()));
        });
    }

    private static Credential credential(ServerRequest request) {
        String header = request.headers().asHttpHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? new Credential.Bearer(header.substring(SCHEME.length()).strip())
                : new Credential.None();
    }

    /** The rule admits no guests and no signers, so that a token is all there can be. */
    private static Mono<ServerResponse> allowed(
            AccessResult.Allowed allowed, Function<VerifiedJwt, Mono<ServerResponse>> granted) {
        return granted.apply(((VerifiedIdentity.TokenHolder) allowed.identity()).token());
    }

    private Mono<ServerResponse> refused(ServerRequest request, HttpStatus status, String code, String decision) {
        recorder.refused(request.exchange(), new Refused(decision, status.value(), code, "sign-in at the console"));
        return ServerResponse.status(status).bodyValue(Map.of("code", code, "decision", decision));
    }
}
