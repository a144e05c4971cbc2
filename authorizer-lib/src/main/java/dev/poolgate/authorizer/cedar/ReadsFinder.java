package dev.poolgate.authorizer.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds what a policy reads in its JSON form. Knows the few forms that read little; anything else, also what a later
 * version of the language may bring, counts as reading all of a variable it mentions.
 *
 * @see <a href="https://docs.cedarpolicy.com/policies/json-format.html">the JSON form</a>
 */
final class ReadsFinder {
    private final EntityTypes types;
    private final Reads reads = new Reads();

    private ReadsFinder(EntityTypes types) {
        this.types = types;
    }

    static Reads find(JsonNode policy, EntityTypes types) {
        ReadsFinder finder = new ReadsFinder(types);
        finder.scope(policy.path("principal"));
        policy.path("conditions").forEach(condition -> finder.expression(condition.path("body")));
        return finder.reads;
    }

    /** The scope's action and resource are met by choosing the policies, and are the same for all requests of them. */
    private void scope(JsonNode principal) {
        if (principal.path("op").asText().equals("==")) {
            reads.principalId = true;
        }
        JsonNode in = principal.path("op").asText().equals("is") ? principal.path("in") : principal;
        if (!in.isMissingNode() && in.has("entity")) {
            ancestor(EntityRef.of(in.path("entity")));
        }
    }

    private void expression(JsonNode expression) {
        if (!expression.isObject()) {
            expression.forEach(this::expression);
            return;
        }
        expression.properties().forEach(form -> form(form.getKey(), form.getValue()));
    }

    private void form(String operator, JsonNode operand) {
        switch (operator) {
            case "Value" -> {}
            case "Var" -> whole(operand.asText());
            case "." -> attribute(operand, true);
            case "has" -> attribute(operand, false);
            case "==", "!=" -> {
                identity(operand.path("left"));
                identity(operand.path("right"));
            }
            case "is" -> is(operand);
            case "in" -> in(operand.path("left"), operand.path("right"));
            case "getTag", "hasTag" -> tag(operand);
            default -> operand.forEach(this::expression);
        }
    }

    private void whole(String variable) {
        switch (variable) {
            case "principal" -> reads.wholePrincipal();
            case "action" -> reads.action = true;
            case "context" -> reads.context.add(List.of(), true);
            // the one resource has no attributes
            default -> {}
        }
    }

    /** An attribute of an attribute ... of a variable, or of anything else. */
    private void attribute(JsonNode access, boolean wholly) {
        Deque<String> path = new ArrayDeque<>();
        path.addFirst(access.path("attr").asText());
        JsonNode of = access.path("left");
        while (of.has(".")) {
            path.addFirst(of.path(".").path("attr").asText());
            of = of.path(".").path("left");
        }
        switch (of.path("Var").asText()) {
            case "principal" -> reads.principal.add(new ArrayList<>(path), wholly);
            case "context" -> reads.context.add(new ArrayList<>(path), wholly);
            default -> expression(of);
        }
    }

    /** To compare an entity looks at its name alone. */
    private void identity(JsonNode operand) {
        if (operand.path("Var").asText().equals("principal")) {
            reads.principalId = true;
        } else {
            expression(operand);
        }
    }

    private void is(JsonNode operand) {
        if (operand.has("in")) {
            in(operand.path("left"), operand.path("in"));
        } else if (!operand.path("left").path("Var").asText().equals("principal")) {
            // the type of the principal is known to every decision
            expression(operand.path("left"));
        }
    }

    private void in(JsonNode left, JsonNode right) {
        List<EntityRef> named = named(right);
        if (left.path("Var").asText().equals("principal") && !named.isEmpty()) {
            named.forEach(this::ancestor);
        } else {
            expression(left);
            expression(right);
        }
    }

    /** The entities that are written out; empty where anything is computed. */
    private static List<EntityRef> named(JsonNode operand) {
        if (operand.path("Value").has("__entity")) {
            return List.of(EntityRef.of(operand.path("Value").path("__entity")));
        }
        List<EntityRef> all = new ArrayList<>();
        for (JsonNode element : operand.path("Set")) {
            if (!element.path("Value").has("__entity")) {
                return List.of();
            }
            all.add(EntityRef.of(element.path("Value").path("__entity")));
        }
        return all;
    }

    /** Everything is in itself, so to be in a user is to be that user. */
    private void ancestor(EntityRef entity) {
        if (types.isAncestor(entity.type())) {
            reads.ancestors.add(entity);
        } else {
            reads.principalId = true;
        }
    }

    private void tag(JsonNode operand) {
        JsonNode key = operand.path("right");
        boolean ofPrincipal = operand.path("left").path("Var").asText().equals("principal");
        if (!ofPrincipal) {
            expression(operand.path("left"));
        } else if (key.path("Value").isTextual()) {
            reads.tags.add(key.path("Value").asText());
        } else {
            reads.allTags = true;
        }
        expression(key);
    }
}
