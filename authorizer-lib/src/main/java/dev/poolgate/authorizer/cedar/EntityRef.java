package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An entity by type and id. The id is data: it is never put into policy text.
 *
 * @param type with its namespace, for example {@code Poolgate::User}
 */
record EntityRef(String type, String id) {
    /** The engine parses a type by itself. There are as many as policies name, whatever requests bring. */
    private static final Map<String, EntityTypeName> TYPES = new ConcurrentHashMap<>();

    /** From {@code {"type": ..., "id": ...}}. */
    static EntityRef of(JsonNode json) {
        return new EntityRef(json.path("type").asText(), json.path("id").asText());
    }

    /** For the engine. */
    EntityUID uid() {
        EntityTypeName name =
                TYPES.computeIfAbsent(type, text -> EntityTypeName.parse(text).orElseThrow());
        return new EntityUID(name, id);
    }

    /** As policies write it, without escapes: for people. */
    @Override
    public String toString() {
        return type + "::\"" + id + "\"";
    }
}
