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
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
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
    private final IdGenerator ids = new AlternativeJdkIdGenerator();

    ConsoleSignIn(Authorizer authorizer, DecisionRecorder recorder, String issuer, String group) {
        this.authorizer = authorizer;
        this.recorder = recorder;
        this.rule = new AccessRule(Set.of(issuer), Set.of(), Set.of(group), Map.of(), false);
    }

    /**
     * With the token that the request carries.
     *
     * @param granted makes the answer for who may
     */
    Mono<ServerResponse> signIn(ServerRequest request, Function<VerifiedJwt, Mono<ServerResponse>> granted) {
        return signIn(request, credential(request), granted, ConsoleSignIn::told);
    }

    /** @param refused makes the answer for who may not */
    Mono<ServerResponse> signIn(
            ServerRequest request,
            Credential credential,
            Function<VerifiedJwt, Mono<ServerResponse>> granted,
            Function<Refused, Mono<ServerResponse>> refused) {
        AccessRequest asked = new AccessRequest(credential, request.method().name(), request.path(), rule);
        return Mono.fromCompletionStage(() -> authorizer.authorize(asked)).flatMap(result -> {
            DecisionTrail.of(request.exchange()).concluded(rule, result);
            return result.fold(
                    allowed -> allowed(allowed, granted),
                    denied -> refused(
                            request,
                            HttpStatus.FORBIDDEN,
                            denied.decision().reasons().get(0),
                            denied.decision().id(),
                            refused),
                    unknown -> refused(
                            request, HttpStatus.UNAUTHORIZED, unknown.error().code(), unknown.decisionId(), refused),
                    rejected -> refused(
                            request, HttpStatus.UNAUTHORIZED, rejected.error().code(), rejected.decisionId(), refused),
                    fault -> refused(
                            request,
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "authorization_unavailable",
                            fault.decisionId(),
                            refused));
        });
    }

    /** Where it did not come to a token. */
    Mono<ServerResponse> refused(
            ServerRequest request, SignInError error, Function<Refused, Mono<ServerResponse>> answer) {
        return refused(request, error.status(), error.code(), ids.generateId().toString(), answer);
    }

    static Mono<ServerResponse> told(Refused refused) {
        return ServerResponse.status(refused.status())
                .bodyValue(Map.of("code", refused.code(), "decision", refused.id()));
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

    private Mono<ServerResponse> refused(
            ServerRequest request,
            HttpStatus status,
            String code,
            String decision,
            Function<Refused, Mono<ServerResponse>> answer) {
        Refused refused = new Refused(decision, status.value(), code, "sign-in at the console");
        recorder.refused(request.exchange(), refused);
        return answer.apply(refused);
    }
}
