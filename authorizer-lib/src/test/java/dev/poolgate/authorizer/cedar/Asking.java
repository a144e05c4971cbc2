package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyEngine;
import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyPrincipal;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicyQuestion;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.PolicySource;
import dev.poolgate.authorizer.policy.RequestFacts;
import dev.poolgate.authorizer.token.TokenUse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request to start a test from, and whatever the test changes in it. */
final class Asking {
    static final String ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1";
    static final String PERMIT_ALL = "permit(principal, action, resource);";

    private PolicyPrincipal principal = user("alice", Set.of("readers"), Map.of());
    private String action = "get /pets/{id}";
    private final Map<String, String> path = new HashMap<>(Map.of("id", "12"));
    private final Map<String, List<String>> query = new HashMap<>();
    private final Map<String, List<String>> headers = new HashMap<>();
    private Optional<String> address = Optional.of("10.1.2.3");
    private Instant time = Instant.parse("2026-11-25T07:00:00.250Z");

    /** The revision of that text, which must be good. */
    static CedarPolicies policies(String text) {
        return policies(text, CedarSettings.defaults());
    }

    static CedarPolicies policies(String text, CedarSettings settings) {
        return loaded(CedarPolicies.load(List.of(new PolicySource("test.cedar", text)), Optional.empty(), settings));
    }

    static CedarPolicies loaded(PolicyLoad load) {
        return load.fold(good -> (CedarPolicies) good.revision(), bad -> {
            throw new AssertionError(bad.problems().toString());
        });
    }

    static List<PolicyProblem> problems(String text) {
        return problems(CedarPolicies.load(
                List.of(new PolicySource("test.cedar", text)), Optional.empty(), CedarSettings.defaults()));
    }

    static List<PolicyProblem> problems(PolicyLoad load) {
        return load.fold(good -> List.of(), PolicyLoad.Refused::problems);
    }

    /** Somebody with an ID token. */
    static PolicyPrincipal user(String subject, Set<String> groups, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", subject);
        return new PolicyPrincipal.TokenHolder(ISSUER, subject, TokenUse.ID, groups, Set.of(), all);
    }

    /** Somebody with an access token. */
    static PolicyPrincipal access(String subject, Set<String> groups, Set<String> scopes, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", subject);
        all.put("scope", String.join(" ", scopes));
        return new PolicyPrincipal.TokenHolder(ISSUER, subject, TokenUse.ACCESS, groups, scopes, all);
    }

    Asking by(PolicyPrincipal caller) {
        this.principal = caller;
        return this;
    }

    Asking by(String subject, String... groups) {
        return by(user(subject, Set.of(groups), Map.of()));
    }

    Asking withClaim(String name, Object value) {
        return by(user("alice", Set.of("readers"), Map.of(name, value)));
    }

    Asking action(String value) {
        this.action = value;
        return this;
    }

    Asking path(String name, String value) {
        path.put(name, value);
        return this;
    }

    Asking query(String name, String... values) {
        query.put(name, List.of(values));
        return this;
    }

    Asking header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    Asking from(String value) {
        this.address = Optional.of(value);
        return this;
    }

    Asking at(String instant) {
        this.time = Instant.parse(instant);
        return this;
    }

    PolicyRequest request() {
        return new PolicyRequest(
                "d1", principal, new PolicyQuestion(action, RequestFacts.of(path, query, headers, address, time)));
    }

    PolicyDecision of(PolicyEngine engine) {
        return engine.decide(request());
    }

    /** Decided by one policy that permits under that condition. */
    PolicyDecision when(String condition) {
        return of(policies("permit(principal, action, resource) when { " + condition + " };"));
    }
}
