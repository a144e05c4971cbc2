package dev.poolgate.gateway.route;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the keys of map arguments as they were written. The gateway's binding takes {@code claims.email_verified} for a
 * property name and drops what property names may not hold; in brackets a key is left alone.
 */
public final class MapArguments {
    private static final Pattern INDEX = Pattern.compile("(.+)\\.(\\d+)");

    private MapArguments() {}

    /** The same arguments with bracketed keys under each component of the record that is a map. */
    public static Map<String, String> quoted(Map<String, String> arguments, Class<?> record) {
        Map<String, String> quoted = new LinkedHashMap<>();
        arguments.forEach((key, value) -> quoted.put(quoted(key, record), value));
        return quoted;
    }

    private static String quoted(String key, Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getType() == Map.class && key.startsWith(component.getName() + "."))
                .findFirst()
                .map(component -> component.getName()
                        + brackets(key.substring(component.getName().length() + 1)))
                .orElse(key);
    }

    private static String brackets(String key) {
        Matcher indexed = INDEX.matcher(key);
        return indexed.matches() ? "[" + indexed.group(1) + "][" + indexed.group(2) + "]" : "[" + key + "]";
    }
}
