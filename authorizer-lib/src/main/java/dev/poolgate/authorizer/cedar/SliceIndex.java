package dev.poolgate.authorizer.cedar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From an action to the policies that can apply to it: those that name it, a group it is in, or no action. Actions with
 * the same policies share a slice.
 */
final class SliceIndex {
    private final ActionGroups groups;
    private final Map<EntityRef, Slice> byAction = new HashMap<>();
    private final Slice anyOther;

    SliceIndex(List<CedarPolicy> policies, ActionGroups groups, EntityRef resource) {
        this.groups = groups;
        List<CedarPolicy> aboutAll = new ArrayList<>();
        Map<EntityRef, List<CedarPolicy>> naming = new LinkedHashMap<>();
        groups.actions().forEach(action -> naming.put(action, new ArrayList<>()));
        for (CedarPolicy policy : policies) {
            if (!policy.isAbout(resource)) {
                continue;
            }
            if (policy.isAboutEveryAction()) {
                aboutAll.add(policy);
            }
            policy.actions().forEach(action -> naming.computeIfAbsent(action, ignored -> new ArrayList<>())
                    .add(policy));
        }
        Map<List<CedarPolicy>, Slice> shared = new HashMap<>();
        this.anyOther = shared.computeIfAbsent(aboutAll, Slice::new);
        naming.keySet()
                .forEach(action ->
                        byAction.put(action, shared.computeIfAbsent(applying(action, aboutAll, naming), Slice::new)));
    }

    private List<CedarPolicy> applying(
            EntityRef action, List<CedarPolicy> aboutAll, Map<EntityRef, List<CedarPolicy>> naming) {
        Set<CedarPolicy> applying = new LinkedHashSet<>(aboutAll);
        applying.addAll(naming.getOrDefault(action, List.of()));
        groups.groupsOf(action).forEach(group -> applying.addAll(naming.getOrDefault(group, List.of())));
        return List.copyOf(applying);
    }

    /** Whether any policy, or the schema, names that action. */
    boolean names(EntityRef action) {
        return byAction.containsKey(action);
    }

    Slice of(EntityRef action) {
        return byAction.getOrDefault(action, anyOther);
    }
}
