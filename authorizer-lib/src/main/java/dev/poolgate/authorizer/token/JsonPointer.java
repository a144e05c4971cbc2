package dev.poolgate.authorizer.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a nested claim by JSON Pointer, RFC 6901. Only members are followed, not array positions. */
final class JsonPointer {
    private JsonPointer() {}

    static @Nullable Object find(Map<String, Object> claims, String pointer) {
        Object here = claims;
        for (String step : List.of(pointer.substring(1).split("/", -1))) {
            if (!(here instanceof Map<?, ?> members)) {
                return null;
            }
            here = members.get(step.replace("~1", "/").replace("~0", "~"));
        }
        return here;
    }
}
