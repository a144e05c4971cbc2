package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The policies that can apply to some actions, and the engine over them. Compared by identity: a slice belongs to one
 * revision.
 */
final class Slice {
    private static final AuthorizationEngine ENGINE = new BasicAuthorizationEngine();

    static {
        // a native set lives as long as the slice that asked for it, so slices bound them; at a number of its own the
        // library would refuse to keep another
        PolicySet.setCacheMaxPolicySets(Integer.MAX_VALUE);
    }

    private final Map<String, CedarPolicy> policies;
    private final Reads reads = new Reads();
    private final PolicySet forEngine;

    Slice(List<CedarPolicy> policies) {
        this.policies = policies.stream().collect(Collectors.toUnmodifiableMap(CedarPolicy::key, Function.identity()));
        policies.forEach(policy -> reads.addAll(policy.reads()));
        this.forEngine =
                new PolicySet(policies.stream().map(CedarPolicy::forEngine).collect(Collectors.toSet()));
    }

    Reads reads() {
        return reads;
    }

    boolean isEmpty() {
        return policies.isEmpty();
    }

    CedarPolicy policy(String key) {
        return Objects.requireNonNull(policies.get(key), "a policy of another slice");
    }

    /**
     * Asks the engine.
     *
     * @param actionGroups in which the action is
     * @throws IllegalArgumentException where an input is no value
     */
    AuthorizationResponse ask(Inputs inputs, EntityRef resource, Set<EntityRef> actionGroups) throws AuthException {
        parseAhead();
        EntityUID principal = inputs.principal().uid();
        EntityUID action = inputs.action().uid();
        Map<String, Value> tags = new HashMap<>();
        inputs.tags().forEach((key, value) -> tags.put(key, new PrimString(value)));
        Entity caller = new Entity(principal, EngineValues.of(inputs.attributes()), uids(inputs.ancestors()), tags);
        return ENGINE.isAuthorized(
                new AuthorizationRequest(principal, action, resource.uid(), EngineValues.of(inputs.context())),
                forEngine,
                Set.of(caller, new Entity(action, uids(actionGroups))));
    }

    /** On the first question, so that a revision of many routes is loaded quickly and idle ones take no memory. */
    private void parseAhead() {
        if (forEngine.cacheKey().isPresent()) {
            return;
        }
        try {
            forEngine.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("policies that were read cannot be read again", e);
        }
    }

    private static Set<EntityUID> uids(Set<EntityRef> entities) {
        return entities.stream().map(EntityRef::uid).collect(Collectors.toSet());
    }
}
