package dev.poolgate.authorizer.cedar;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a decision depends on. The engine is asked with what is in here and with nothing else, so equal inputs have
 * equal decisions, and this is the key of the decision cache (S31). Its parts are values with their types, never text
 * put together, so no request can look like another.
 *
 * @param principal with an empty id where no policy looks at it
 * @param action with an empty id where no policy looks at it
 */
record Inputs(
        Slice slice,
        EntityRef principal,
        EntityRef action,
        Map<String, Object> attributes,
        Map<String, String> tags,
        Set<EntityRef> ancestors,
        Map<String, Object> context) {

    /** By the names that policies use, as text for people. */
    Map<String, String> described() {
        Map<String, String> described = new TreeMap<>();
        described.put("principal", principal.id().isEmpty() ? principal.type() : principal.toString());
        if (!action.id().isEmpty()) {
            described.put("action", action.id());
        }
        attributes.forEach((name, value) -> describe(described, "principal." + name, value));
        tags.forEach((key, value) -> described.put("principal.getTag(\"" + key + "\")", value));
        slice.reads().ancestors.forEach(ancestor -> described.put("principal in " + ancestor, "false"));
        ancestors.forEach(ancestor -> described.put("principal in " + ancestor, "true"));
        context.forEach((name, value) -> describe(described, "context." + name, value));
        return described;
    }

    private static void describe(Map<String, String> described, String name, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((member, nested) -> describe(described, name + "." + member, nested));
        } else {
            described.put(name, value.toString());
        }
    }
}
