package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.keys.KeyAvailability;
import dev.poolgate.authorizer.policy.ShadowSample;
import dev.poolgate.authorizer.revocation.Revocation;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.decisions.DecisionFilter;
import dev.poolgate.gateway.decisions.DecisionView;
import dev.poolgate.gateway.decisions.Pseudonyms;
import dev.poolgate.gateway.decisions.RecentDecisions;
import dev.poolgate.gateway.explain.RouteFacts;
import dev.poolgate.gateway.explain.Routes;
import dev.poolgate.gateway.policy.ConfiguredPolicies;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What the page shows, as JSON has it. */
final class ConsoleData {
    private static final int DECISIONS = 200;
    private static final int REVOCATIONS = 200;

    private final Routes routes;
    private final RecentDecisions recent;
    private final TokenAuthorizer authorizer;
    private final Map<String, String> issuerUrls;
    private final RevocationList revocations;
    private final Pseudonyms pseudonyms;
    private final MeterHistory history;
    private final Optional<ConfiguredPolicies> policies;

    ConsoleData(
            Routes routes,
            RecentDecisions recent,
            TokenAuthorizer authorizer,
            List<TrustedIssuer> issuers,
            RevocationList revocations,
            Pseudonyms pseudonyms,
            MeterHistory history,
            Optional<ConfiguredPolicies> policies) {
        this.routes = routes;
        this.recent = recent;
        this.authorizer = authorizer;
        this.issuerUrls = new LinkedHashMap<>();
        issuers.forEach(issuer -> issuerUrls.put(issuer.name(), issuer.issuer()));
        this.revocations = revocations;
        this.pseudonyms = pseudonyms;
        this.history = history;
        this.policies = policies;
    }

    Mono<List<RouteFacts.View>> routes() {
        return routes.views();
    }

    List<Map<String, Object>> decisions(ServerRequest request) {
        DecisionFilter filter = new DecisionFilter(
                request.queryParam("route").orElse(null),
                request.queryParam("outcome").orElse(null),
                request.queryParam("code").orElse(null),
                request.queryParam("since").flatMap(ConsoleData::time).orElse(null),
                DECISIONS);
        return recent.list(filter).stream().map(DecisionView::brief).toList();
    }

    Optional<Map<String, Object>> decision(String id) {
        return recent.find(id).map(DecisionView::full);
    }

    List<Map<String, Object>> issuers() {
        return authorizer.keyAvailability().stream().map(this::issuer).toList();
    }

    List<Map<String, String>> breakers() {
        return history.breakers();
    }

    MeterHistory.View history() {
        return history.view();
    }

    /** Empty where the list cannot be read. Subjects have their pseudonyms, as records have. */
    Optional<List<Map<String, Object>>> revocations() {
        return revocations.current().map(all -> all.stream()
                .sorted(Comparator.comparing(Revocation::until).reversed())
                .limit(REVOCATIONS)
                .map(this::revocation)
                .toList());
    }

    /** Empty where no candidate is compared. */
    Optional<List<ShadowSample>> shadow() {
        return policies.filter(each -> each.candidate().isPresent()).map(ConfiguredPolicies::samples);
    }

    private Map<String, Object> issuer(KeyAvailability keys) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", keys.issuer());
        view.put("url", issuerUrls.getOrDefault(keys.issuer(), ""));
        view.put("available", keys.isAvailable());
        view.put("keys", keys.usableKeys());
        keys.age().map(Duration::toSeconds).ifPresent(age -> view.put("age_s", age));
        view.put("paused", keys.breakerOpen());
        keys.lastFailure().ifPresent(reason -> view.put("failure", reason.name().toLowerCase(Locale.ROOT)));
        return view;
    }

    private Map<String, Object> revocation(Revocation revocation) {
        Map<String, Object> view = new LinkedHashMap<>();
        boolean subject = revocation.kind() == Revocation.Kind.SUBJECT;
        view.put("kind", revocation.kind().name().toLowerCase(Locale.ROOT));
        view.put("issuer", revocation.issuer());
        view.put("name", subject ? pseudonyms.of(revocation.issuer(), revocation.name()) : revocation.name());
        revocation.notBefore().ifPresent(since -> view.put("issued_before", since.toString()));
        view.put("until", revocation.until().toString());
        return view;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
