package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An entity by type and id. The id is data: it is never put into policy text.
 *
 * @param type with its namespace, for example {@code Poolgate::User}
 */
record EntityRef(String type, String id) {

    /** From {@code {"type": ..., "id": ...}}. */
    static EntityRef of(JsonNode json) {
        return new EntityRef(json.path("type").asText(), json.path("id").asText());
    }

    EntityUID uid() {
        return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
    }

    /** As policies write it, without escapes: for people. */
    @Override
    public String toString() {
        return type + "::\"" + id + "\"";
    }
}
