package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicyRevision;
import dev.poolgate.authorizer.policy.ShadowSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code policies} on the management port: which are in force, what the candidate would change; a post reads them
 * again.
 */
@Endpoint(id = "policies")
public final class PoliciesEndpoint {
    private final Optional<ConfiguredPolicies> policies;

    /** @param policies empty where none are configured */
    public PoliciesEndpoint(Optional<ConfiguredPolicies> policies) {
        this.policies = policies;
    }

    @ReadOperation
    public Report report() {
        return policies.map(PoliciesEndpoint::report).orElse(Report.NONE);
    }

    /** Reads the folders now, instead of at the next turn. */
    @WriteOperation
    public Report reload() {
        policies.ifPresent(ConfiguredPolicies::refresh);
        return report();
    }

    private static Report report(ConfiguredPolicies policies) {
        return new Report(
                policies.current().revision(),
                policies.current().policies().size(),
                policies.since(),
                policies.problems().stream().map(PolicyProblem::toString).toList(),
                policies.candidate().map(PolicyRevision::revision).orElse(null),
                policies.samples());
    }

    /**
     * The policies now.
     *
     * @param revision in force; null where there are no policies
     * @param policies how many
     * @param since when they came into force
     * @param problems why what is in the folders is not in force, with file, line and column
     * @param candidate the candidate's revision; null where there is none
     * @param samples the last requests that the candidate decides otherwise, newest first
     */
    public record Report(
            @Nullable String revision,
            int policies,
            @Nullable Instant since,
            List<String> problems,
            @Nullable String candidate,
            List<ShadowSample> samples) {
        private static final Report NONE = new Report(null, 0, null, List.of(), null, List.of());

        public Report {
            problems = List.copyOf(problems);
            samples = List.copyOf(samples);
        }
    }
}
