package dev.poolgate.userpool.triggers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;

/**
 * A trigger's {@code response}, untrusted: each member is read as the type it has to have, or the operation ends with
 * {@link InvalidLambdaResponseException}. A null is as good as an absent member. Members that nobody asks for are
 * ignored, as AWS does.
 */
public final class TriggerAnswer {
    private final Map<String, ? extends @Nullable Object> members;

    TriggerAnswer(Map<String, ? extends @Nullable Object> members) {
        this.members = members;
    }

    /** Whether the member is there and true. */
    public boolean isTrue(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw unreadable();
    }

    /** Whether the member is there, were it as a null. */
    public boolean mentions(String name) {
        return members.containsKey(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(TriggerAnswer::asText);
    }

    /** The texts of a list; empty where it is absent. */
    public List<String> texts(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw unreadable();
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(asText(item)));
        return texts;
    }

    /** A map of texts; empty where it is absent. A number or a boolean in it is taken as its text. */
    public Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name).members.forEach((key, value) -> {
            if (value instanceof Number || value instanceof Boolean) {
                texts.put(key, value.toString());
            } else if (value != null) {
                texts.put(key, asText(value));
            }
        });
        return texts;
    }

    /** The members of an object, whatever they are, without nulls. */
    public Map<String, Object> values(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        object(name).members.forEach((key, value) -> {
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** An object; one without members where it is absent. */
    public TriggerAnswer object(String name) {
        Object value = members.get(name);
        if (value == null) {
            return new TriggerAnswer(Map.of());
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw unreadable();
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> copy.put(String.valueOf(key), member));
        return new TriggerAnswer(copy);
    }

    /** What AWS says where an answer cannot be read. */
    public static InvalidLambdaResponseException unreadable() {
        return InvalidLambdaResponseException.builder()
                .message("Unrecognizable lambda output")
                .writableStackTrace(false)
                .build();
    }

    private static String asText(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw unreadable();
    }

    @Override
    public String toString() {
        return "TriggerAnswer" + members.keySet();
    }
}
