package dev.poolgate.userpool.triggers;

import com.nimbusds.jose.shaded.gson.Gson;
import com.nimbusds.jose.shaded.gson.GsonBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps as JSON, nulls included: in an event, and in an answer, a null says something. */
final class JsonText {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private JsonText() {}

    static String of(Map<String, ? extends @Nullable Object> members) {
        return GSON.toJson(members);
    }
}
