package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.decisions.DecisionRecorder;
import dev.poolgate.gateway.decisions.Pseudonyms;
import dev.poolgate.gateway.decisions.RecentDecisions;
import dev.poolgate.gateway.explain.Routes;
import dev.poolgate.gateway.guard.RequestOrigin;
import dev.poolgate.gateway.policy.ConfiguredPolicies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The page for administrators, put together. */
public final class Console implements AutoCloseable {
    private final MeterHistory history;
    private final Optional<CodeIssuer> codeIssuer;
    private final RouterFunction<ServerResponse> routes;

    /**
     * What it shows and by whom it is opened.
     *
     * @param policies empty where none are configured
     * @param sender tells whether a browser came over TLS
     * @param keys how documents of issuers are fetched
     */
    public record Parts(
            Routes routes,
            RecentDecisions recent,
            TokenAuthorizer authorizer,
            DecisionRecorder recorder,
            List<TrustedIssuer> issuers,
            RevocationList revocations,
            Pseudonyms pseudonyms,
            Optional<ConfiguredPolicies> policies,
            RequestOrigin sender,
            KeySettings keys,
            MeterRegistry meters,
            Clock clock) {}

    /** @throws ConfigurationProblem where it is not said whose tokens open it, or a sign-in is told in part */
    public Console(ConsoleProperties properties, Parts parts) {
        this.history = new MeterHistory(parts.meters(), parts.clock());
        ConsoleData data = new ConsoleData(
                parts.routes(),
                parts.recent(),
                parts.authorizer(),
                parts.issuers(),
                parts.revocations(),
                parts.pseudonyms(),
                history,
                parts.policies());
        TrustedIssuer issuer = issuer(properties, parts.issuers());
        requireWhole(properties);
        ConsoleSessions sessions = new ConsoleSessions(parts.revocations(), properties.session(), parts.clock());
        ConsoleSignIn signIn =
                new ConsoleSignIn(parts.authorizer(), parts.recorder(), issuer.name(), properties.group());
        Optional<URI> origin = Optional.ofNullable(properties.origin());
        ConsoleCookies cookies = new ConsoleCookies(parts.sender(), origin);
        this.codeIssuer = properties.signsInByCode()
                ? Optional.of(new CodeIssuer(issuer, properties, parts.keys()))
                : Optional.empty();
        Optional<CodeFlow> codes = codeIssuer.map(each -> new CodeFlow(each, signIn, cookies, origin, parts.clock()));
        this.routes = new ConsoleRoutes(signIn, sessions, data, offer(properties, issuer), codes, cookies).routes();
        history.start();
    }

    public RouterFunction<ServerResponse> routes() {
        return routes;
    }

    @Override
    public void close() {
        history.close();
        codeIssuer.ifPresent(CodeIssuer::close);
    }

    private static TrustedIssuer issuer(ConsoleProperties properties, List<TrustedIssuer> issuers) {
        return issuers.stream()
                .filter(issuer -> issuer.name().equals(properties.issuer()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationProblem(
                        "`poolgate.console` is enabled, but it does not say which issuer's tokens open it",
                        "set `poolgate.console.issuer` to one of "
                                + issuers.stream().map(TrustedIssuer::name).toList()));
    }

    private static SignInOffer offer(ConsoleProperties properties, TrustedIssuer issuer) {
        String client = properties.clientId();
        URI endpoint = properties.poolEndpoint();
        Optional<SignInOffer.Pool> pool = client == null || endpoint == null
                ? Optional.empty()
                : Optional.of(new SignInOffer.Pool(endpoint, client, issuer.tokenUse()));
        return new SignInOffer(issuer.name(), properties.signsInByCode(), pool);
    }

    private static void requireWhole(ConsoleProperties properties) {
        properties.uselessKeys().stream().findFirst().ifPresent(key -> {
            throw new ConfigurationProblem(
                    "`poolgate.console." + key + "` is set, and nothing could use it",
                    "remove it, or set `poolgate.console.client-id`; beside `pool-endpoint`, where the browser signs in"
                            + " by itself, neither `client-secret` nor `origin` has a use");
        });
    }
}
