package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.TokenAuthorizer;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The page for administrators, put together. */
public final class Console implements AutoCloseable {
    private final MeterHistory history;
    private final RouterFunction<ServerResponse> routes;

    /**
     * What it shows and by whom it is opened.
     *
     * @param policies empty where none are configured
     * @param origin tells whether a browser came over TLS
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
            RequestOrigin origin,
            MeterRegistry meters,
            Clock clock) {}

    /** @throws ConfigurationProblem where it is not said whose tokens open it */
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
        ConsoleSessions sessions = new ConsoleSessions(parts.revocations(), properties.session(), parts.clock());
        ConsoleSignIn signIn = new ConsoleSignIn(
                parts.authorizer(), parts.recorder(), issuer(properties, parts.issuers()), properties.group());
        this.routes = new ConsoleRoutes(signIn, sessions, data, parts.origin()).routes();
        history.start();
    }

    public RouterFunction<ServerResponse> routes() {
        return routes;
    }

    @Override
    public void close() {
        history.close();
    }

    private static String issuer(ConsoleProperties properties, List<TrustedIssuer> issuers) {
        List<String> names = issuers.stream().map(TrustedIssuer::name).toList();
        String issuer = properties.issuer();
        if (issuer == null || !names.contains(issuer)) {
            throw new ConfigurationProblem(
                    "`poolgate.console` is enabled, but it does not say which issuer's tokens open it",
                    "set `poolgate.console.issuer` to one of " + names);
        }
        return issuer;
    }
}
