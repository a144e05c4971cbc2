package dev.poolgate.authorizer.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which actions are in which groups of actions, directly or through others, as the schema says. */
final class ActionGroups {
    /** No schema: no groups. */
    static final ActionGroups NONE = new ActionGroups(Map.of());

    private final Map<EntityRef, Set<EntityRef>> ancestors;

    private ActionGroups(Map<EntityRef, Set<EntityRef>> ancestors) {
        this.ancestors = ancestors;
    }

    /** @param schema in its JSON form, validated: there are no cycles */
    static ActionGroups of(JsonNode schema) {
        Map<EntityRef, Set<EntityRef>> parents = new HashMap<>();
        schema.properties().forEach(namespace -> namespace
                .getValue()
                .path("actions")
                .properties()
                .forEach(action -> parents.put(
                        new EntityRef(actionType(namespace.getKey()), action.getKey()),
                        parents(namespace.getKey(), action.getValue()))));
        Map<EntityRef, Set<EntityRef>> ancestors = new HashMap<>();
        parents.keySet().forEach(action -> {
            Set<EntityRef> all = new HashSet<>();
            climb(action, parents, all);
            ancestors.put(action, Collections.unmodifiableSet(all));
        });
        return new ActionGroups(ancestors);
    }

    private static String actionType(String namespace) {
        return namespace.isEmpty() ? "Action" : namespace + "::Action";
    }

    private static Set<EntityRef> parents(String namespace, JsonNode action) {
        Set<EntityRef> parents = new HashSet<>();
        action.path("memberOf")
                .forEach(parent -> parents.add(new EntityRef(
                        parent.path("type").asText(actionType(namespace)),
                        parent.path("id").asText())));
        return parents;
    }

    private static void climb(EntityRef action, Map<EntityRef, Set<EntityRef>> parents, Set<EntityRef> all) {
        for (EntityRef parent : parents.getOrDefault(action, Set.of())) {
            if (all.add(parent)) {
                climb(parent, parents, all);
            }
        }
    }

    /** All actions of the schema. */
    Set<EntityRef> actions() {
        return ancestors.keySet();
    }

    Set<EntityRef> groupsOf(EntityRef action) {
        return ancestors.getOrDefault(action, Set.of());
    }
}
