package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.poolgate.authorizer.policy.PolicyDecision;
import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyOutcome;
import dev.poolgate.authorizer.policy.PolicyRef;
import dev.poolgate.authorizer.policy.PolicyRequest;
import dev.poolgate.authorizer.policy.PolicyRevision;
import dev.poolgate.authorizer.policy.PolicySource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A revision of Cedar policies. Decides by those that can apply to the action, on what they read of the request, and
 * remembers the decision for the next request of which they would read the same.
 */
public final class CedarPolicies implements PolicyRevision {
    private static final String LOOKUPS = "poolgate.policies.lookups";
    /** Characters: what is longer is evaluated each time, so that callers cannot fill the memory with long headers. */
    private static final int LONGEST_INPUTS = 2_048;

    private final String revision;
    private final List<PolicyRef> policies;
    private final EntityTypes types;
    private final EntityRef resource;
    private final ActionGroups groups;
    private final SliceIndex slices;
    private final Cache<Inputs, PolicyDecision> decisions;
    private final Counter hits;
    private final Counter misses;

    CedarPolicies(
            String revision,
            List<PolicyRef> policies,
            EntityTypes types,
            ActionGroups groups,
            SliceIndex slices,
            CedarSettings settings) {
        this.revision = revision;
        this.policies = List.copyOf(policies);
        this.types = types;
        this.resource = types.resource();
        this.groups = groups;
        this.slices = slices;
        this.decisions = Caffeine.newBuilder()
                .maximumSize(settings.cachedDecisions())
                .executor(Runnable::run)
                .build();
        this.hits = lookups(settings.meters(), "hit");
        this.misses = lookups(settings.meters(), "miss");
    }

    private static Counter lookups(MeterRegistry meters, String result) {
        return Counter.builder(LOOKUPS)
                .description("decisions looked for among those that were made")
                .tag("result", result)
                .register(meters);
    }

    /**
     * Reads and validates all policies of a revision.
     *
     * @param sources texts with policies in Cedar's own syntax
     * @param schema in Cedar's schema syntax, or as JSON where it begins with a brace; without one nothing is validated
     *     beyond syntax and names, and a warning says so
     */
    public static PolicyLoad load(List<PolicySource> sources, Optional<PolicySource> schema, CedarSettings settings) {
        return new CedarLoader(settings).load(sources, schema);
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public List<PolicyRef> policies() {
        return policies;
    }

    @Override
    public Supplier<PolicyDecision> prepare(PolicyRequest request) {
        EntityRef action = types.action(request.question().action());
        Slice slice = slices.of(action);
        boolean actionMatters = slices.names(action) || slice.reads().action;
        RequestInputs reader = new RequestInputs(
                slice.reads(),
                Caller.of(request.principal(), types),
                request.question().facts());
        Inputs inputs = reader.read(slice, actionMatters ? action : types.action(""));
        return reader.objections().isEmpty() ? () -> decide(inputs) : () -> failed(inputs, reader.objections());
    }

    private PolicyDecision decide(Inputs inputs) {
        PolicyDecision remembered = decisions.getIfPresent(inputs);
        if (remembered != null) {
            hits.increment();
            return remembered;
        }
        misses.increment();
        PolicyDecision decision = ask(inputs);
        // an error may be of the moment, such as too small a stack, and must not outlive it
        if (decision.outcome() != PolicyOutcome.ERROR && size(decision.inputs()) <= LONGEST_INPUTS) {
            decisions.put(inputs, decision);
        }
        return decision;
    }

    private static int size(Map<String, String> inputs) {
        return inputs.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
    }

    private PolicyDecision ask(Inputs inputs) {
        if (inputs.slice().isEmpty()) {
            return decision(PolicyOutcome.NOT_PERMITTED, List.of(), List.of(), inputs);
        }
        try {
            AuthorizationResponse response = inputs.slice().ask(inputs, resource, groups.groupsOf(inputs.action()));
            return response.success
                    .map(success -> decision(success, inputs))
                    .orElseThrow(() -> new IllegalStateException("no answer from the policy engine: " + response));
        } catch (IllegalArgumentException e) {
            return failed(inputs, List.of(String.valueOf(e.getMessage())));
        } catch (AuthException e) {
            throw new IllegalStateException("the policy engine failed", e);
        }
    }

    private PolicyDecision decision(AuthorizationSuccessResponse answer, Inputs inputs) {
        List<String> failing = answer.getErrors().stream()
                .map(AuthorizationSuccessResponse.AuthorizationError::getPolicyId)
                .toList();
        List<String> errors = answer.getErrors().stream()
                .map(error ->
                        inputs.slice().policy(error.getPolicyId()).id() + ": " + EngineMessages.of(error.getError()))
                .sorted()
                .toList();
        PolicyOutcome outcome = outcome(answer, !failing.isEmpty());
        Collection<String> determining = outcome == PolicyOutcome.ERROR ? failing : answer.getReason();
        return decision(outcome, refs(determining, inputs), errors, inputs);
    }

    /**
     * The engine passes over a policy that it cannot evaluate. Here that denies: if the policy forbids, it might have
     * held, and one that permits was meant to be asked too.
     */
    private static PolicyOutcome outcome(AuthorizationSuccessResponse answer, boolean errors) {
        if (!answer.isAllowed() && !answer.getReason().isEmpty()) {
            return PolicyOutcome.FORBIDDEN;
        }
        if (errors) {
            return PolicyOutcome.ERROR;
        }
        return answer.isAllowed() ? PolicyOutcome.ALLOWED : PolicyOutcome.NOT_PERMITTED;
    }

    private static List<PolicyRef> refs(Collection<String> keys, Inputs inputs) {
        return keys.stream()
                .map(key -> inputs.slice().policy(key).ref())
                .sorted(Comparator.comparing(PolicyRef::source)
                        .thenComparing(PolicyRef::line)
                        .thenComparing(PolicyRef::column))
                .toList();
    }

    private PolicyDecision failed(Inputs inputs, List<String> errors) {
        return decision(PolicyOutcome.ERROR, List.of(), errors, inputs);
    }

    private PolicyDecision decision(
            PolicyOutcome outcome, List<PolicyRef> determining, List<String> errors, Inputs inputs) {
        return new PolicyDecision(outcome, determining, errors, inputs.described(), revision);
    }
}
