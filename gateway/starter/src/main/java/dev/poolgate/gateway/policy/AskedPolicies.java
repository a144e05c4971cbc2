package dev.poolgate.gateway.policy;

import dev.poolgate.gateway.guard.RequestOrigin;
import dev.poolgate.gateway.guard.TrustedProxies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.pattern.PatternParseException;

/** Whether routes may ask policies, and what they then ask. */
public final class AskedPolicies {
    private final boolean known;
    private final RequestOrigin origin;
    private final Clock clock;

    /** @param known whether there are any, so that a rule that asks them without stops the start */
    public AskedPolicies(boolean known, RequestOrigin origin, Clock clock) {
        this.known = known;
        this.origin = origin;
        this.clock = clock;
    }

    /** No policies: a rule that asks them stops the start. */
    public static AskedPolicies none() {
        return new AskedPolicies(false, new RequestOrigin(new TrustedProxies(List.of())), Clock.systemUTC());
    }

    /**
     * What a route asks; empty where it asks no policies.
     *
     * @throws ConfigurationProblem where there are none, or the paths are not what policies could be asked about
     */
    public Optional<PolicyQuestions> questions(boolean asks, List<String> paths) {
        if (!asks && !paths.isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule names the paths " + paths + " for policies, and asks none", "add `policies: true`");
        }
        if (asks && !known) {
            throw new ConfigurationProblem(
                    "a rule asks policies, but there are none",
                    "name the folder that holds them in `poolgate.policies.location`");
        }
        return asks ? Optional.of(questions(paths)) : Optional.empty();
    }

    private PolicyQuestions questions(List<String> paths) {
        try {
            return new PolicyQuestions(paths, origin, clock);
        } catch (PatternParseException wrong) {
            throw new ConfigurationProblem(
                    "a rule names the paths " + paths + " for policies, and one is no pattern: " + wrong.getMessage(),
                    "write a path as in the predicate `Path`, such as `/pets/{id}`");
        }
    }
}
