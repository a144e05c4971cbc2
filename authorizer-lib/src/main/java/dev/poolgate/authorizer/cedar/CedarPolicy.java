package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.databind.JsonNode;
import dev.poolgate.authorizer.policy.PolicyRef;
import java.util.ArrayList;
import java.util.List;

/** One policy that was read. Compared by identity. */
final class CedarPolicy {
    private final Statement statement;
    private final JsonNode json;
    private final Reads reads;
    private final Policy forEngine;

    /**
     * @param key its name for the engine
     * @param json its JSON form
     */
    CedarPolicy(String key, Statement statement, JsonNode json, EntityTypes types) {
        this.statement = statement;
        this.json = json;
        this.reads = ReadsFinder.find(json, types);
        this.forEngine = new Policy(statement.text(), key);
    }

    String key() {
        return forEngine.getID();
    }

    Statement statement() {
        return statement;
    }

    JsonNode json() {
        return json;
    }

    /** What it looks at. */
    Reads reads() {
        return reads;
    }

    Policy forEngine() {
        return forEngine;
    }

    /** Its {@code @id}, else its place in its source. */
    String id() {
        String id = json.path("annotations").path("id").asText();
        return id.isEmpty() ? statement.source().name() + "#" + statement.number() : id;
    }

    PolicyRef ref() {
        return new PolicyRef(id(), statement.source().name(), statement.line(), statement.column());
    }

    boolean isAboutEveryAction() {
        return json.path("action").path("op").asText().equals("All");
    }

    /** The actions and groups of actions in its scope. */
    List<EntityRef> actions() {
        List<EntityRef> actions = new ArrayList<>();
        JsonNode action = json.path("action");
        if (action.has("entity")) {
            actions.add(EntityRef.of(action.path("entity")));
        }
        action.path("entities").forEach(entity -> actions.add(EntityRef.of(entity)));
        return actions;
    }

    /** Whether its scope fits the one resource. */
    boolean isAbout(EntityRef resource) {
        JsonNode scope = json.path("resource");
        return switch (scope.path("op").asText()) {
            case "All" -> true;
            case "is" ->
                scope.path("entity_type").asText().equals(resource.type())
                        && (!scope.has("in")
                                || EntityRef.of(scope.path("in").path("entity")).equals(resource));
            default -> EntityRef.of(scope.path("entity")).equals(resource);
        };
    }
}
