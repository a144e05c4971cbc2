package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.Credential;
import dev.poolgate.authorizer.keys.KeyFetchException;
import dev.poolgate.authorizer.token.VerifiedJwt;
import dev.poolgate.gateway.decisions.Refused;
import dev.poolgate.gateway.guard.OwnCookies;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Signs in at the issuer: OpenID Connect Core section 3.1 with PKCE (RFC 7636). Whatever comes of it ends at the page,
 * and a token opens a session by the same rule as one that is pasted.
 */
final class CodeFlow {
    static final String PATH = ConsoleRoutes.ROOT + "/callback";
    private static final Logger LOG = LoggerFactory.getLogger(CodeFlow.class);
    /** A token endpoint that answers so did not take the code; any other failure speaks of the issuer. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private final CodeIssuer issuer;
    private final ConsoleSignIn signIn;
    private final PendingSignIns pending;
    private final ConsoleCookies cookies;
    private final Optional<URI> origin;
    private final Clock clock;

    /** @param origin by which browsers reach the page; empty where the request tells */
    CodeFlow(CodeIssuer issuer, ConsoleSignIn signIn, ConsoleCookies cookies, Optional<URI> origin, Clock clock) {
        this.issuer = issuer;
        this.signIn = signIn;
        this.pending = new PendingSignIns(clock);
        this.cookies = cookies;
        this.origin = origin;
        this.clock = clock;
    }

    /** Tells the page where to go. Asked by a post, so that no other site makes a browser begin. */
    Mono<ServerResponse> begin(ServerRequest request) {
        return issuer.endpoints()
                .flatMap(endpoints -> {
                    PendingSignIns.Begun begun = pending.begin(redirect(request), endpoints);
                    boolean again = request.queryParam("again").isPresent();
                    return ServerResponse.ok()
                            .cookie(cookie(request, begun.secret(), PendingSignIns.LIFETIME))
                            .bodyValue(Map.of(
                                    "location",
                                    issuer.authorization(begun.signIn(), again).toString()));
                })
                .onErrorResume(
                        KeyFetchException.class,
                        failure -> signIn.refused(request, unavailable(failure), ConsoleSignIn::told));
    }

    /** @param granted makes the answer for who may */
    Mono<ServerResponse> finish(ServerRequest request, Function<VerifiedJwt, Mono<ServerResponse>> granted) {
        Callback callback = Callback.of(request.queryParams());
        Optional<PendingSignIn> begun =
                ConsoleCookies.value(request, OwnCookies.CONSOLE_SIGN_IN).flatMap(pending::take);
        Optional<SignInError> problem = begun.isEmpty()
                ? Optional.of(SignInError.SIGN_IN_EXPIRED)
                : callback.problem(begun.get(), issuer.issuer().issuer());
        return problem.map(error -> signIn.refused(request, error, refused -> page(request, refused)))
                .orElseGet(() ->
                        redeem(request, begun.orElseThrow(), callback.code().orElseThrow(), granted));
    }

    /** At the page, which has no part of the answer in its address. */
    ServerResponse.BodyBuilder page(ServerRequest request, String fragment) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(ConsoleRoutes.contextPath(request) + ConsoleRoutes.ROOT + "/" + fragment))
                .cookie(cookie(request, "", Duration.ZERO));
    }

    private Mono<ServerResponse> redeem(
            ServerRequest request,
            PendingSignIn begun,
            String code,
            Function<VerifiedJwt, Mono<ServerResponse>> granted) {
        Function<Refused, Mono<ServerResponse>> refused = refusal -> page(request, refusal);
        return issuer.redeem(begun, code)
                .filter(answer -> answer.answers(begun, issuer.issuer(), issuer.clientId(), clock.instant()))
                .map(answer -> new Credential.Bearer(answer.opening(issuer.issuer())))
                .flatMap(token -> signIn.signIn(request, token, granted, refused))
                .switchIfEmpty(Mono.defer(() -> signIn.refused(request, SignInError.ID_TOKEN_MISMATCH, refused)))
                .onErrorResume(
                        KeyFetchException.class,
                        failure -> signIn.refused(
                                request,
                                REFUSALS.contains(failure.status()) ? SignInError.CODE_REFUSED : unavailable(failure),
                                refused));
    }

    private Mono<ServerResponse> page(ServerRequest request, Refused refused) {
        return page(request, "#refused/" + refused.code() + "/" + refused.id()).build();
    }

    /** Its message names a place without a query, and no part of an answer. */
    private SignInError unavailable(KeyFetchException failure) {
        LOG.warn("nobody can sign in at `{}`: {}", issuer.issuer().name(), failure.getMessage());
        return SignInError.ISSUER_UNAVAILABLE;
    }

    private URI redirect(ServerRequest request) {
        return origin.orElseGet(() -> request.uri().resolve("/")).resolve(ConsoleRoutes.contextPath(request) + PATH);
    }

    /** Lax, since the browser comes back from another site. */
    private ResponseCookie cookie(ServerRequest request, String value, Duration age) {
        return cookies.make(request, OwnCookies.CONSOLE_SIGN_IN, value, PATH)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }
}
