package dev.poolgate.authorizer.cedar;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims as Cedar has values: text, whole numbers, booleans, sets of text, and records of these. Claims of another
 * shape are left out, so a policy that reads one fails and denies.
 */
final class Claims {
    /** Names that begin so would be read as something else than a record by the engine. */
    private static final String RESERVED = "__";

    private Claims() {}

    /**
     * What of a claim is read.
     *
     * @return equal for equal values of one type, and only for them; null where nothing of it can be read
     */
    static @Nullable Object project(ReadTree read, @Nullable Object claim) {
        if (claim instanceof Map<?, ?> members) {
            return record(read, members);
        }
        Object value = value(claim);
        return value == null || read.isWhole() ? value : (Object) true;
    }

    /** What of the members of a record is read. */
    static Map<String, Object> record(ReadTree read, Map<?, ?> members) {
        Map<String, Object> record = new HashMap<>();
        if (read.isWhole()) {
            members.forEach((name, member) -> put(record, String.valueOf(name), project(read, member)));
        } else {
            read.children().forEach((name, child) -> put(record, name, project(child, members.get(name))));
        }
        return record;
    }

    private static void put(Map<String, Object> record, String name, @Nullable Object value) {
        if (value != null && !name.startsWith(RESERVED) && isText(name)) {
            record.put(name, value);
        }
    }

    private static @Nullable Object value(@Nullable Object claim) {
        if (claim instanceof String text) {
            return isText(text) ? text : null;
        }
        if (claim instanceof Long || claim instanceof Boolean) {
            return claim;
        }
        if (claim instanceof Integer number) {
            return number.longValue();
        }
        return claim instanceof Collection<?> items ? texts(items) : null;
    }

    private static @Nullable Set<String> texts(Collection<?> items) {
        Set<String> texts = new HashSet<>();
        for (Object item : items) {
            if (!(item instanceof String text) || !isText(text)) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }

    /** Half of a surrogate pair is no text in UTF-8, and the engine would take all of them for the same. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
