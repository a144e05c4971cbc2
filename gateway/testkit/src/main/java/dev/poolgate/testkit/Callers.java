package dev.poolgate.testkit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Who calls, by the names that tables use: {@code callers.yaml} in the directory of the table. */
final class Callers {
    private static final Set<String> KEYS = Set.of("issuer", "claims", "token");

    private final Path file;
    private final Map<String, Caller> byName;

    private Callers(Path file, Map<String, Caller> byName) {
        this.file = file;
        this.byName = byName;
    }

    static Callers beside(Path table) {
        Path file = table.resolveSibling("callers.yaml");
        Map<String, Caller> callers = new LinkedHashMap<>();
        entries(file, file.getFileName().toString(), document(file))
                .forEach((name, value) -> callers.put(name, caller(file, name, value)));
        if (callers.isEmpty()) {
            throw new MalformedTable(file, "there are no callers");
        }
        return new Callers(file, callers);
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** In the order of the file. */
    Map<String, Caller> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /** Empty where nobody has that name. */
    Optional<Caller> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What to say of a name that nobody has. */
    String unknown(String name) {
        return "`" + name + "` is not in " + file.getFileName() + MalformedTable.hint(name, byName.keySet());
    }

    private static @Nullable Object document(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader text = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (IOException e) {
            throw new MalformedTable(file.toAbsolutePath(), "cannot be read as UTF-8 text: " + e);
        } catch (YAMLException e) {
            throw new MalformedTable(file, String.valueOf(e.getMessage()));
        }
    }

    private static Caller caller(Path file, String name, @Nullable Object value) {
        Map<String, @Nullable Object> entries = entries(file, name, value);
        entries.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new MalformedTable(file, name + ": unknown key `" + key + "`" + MalformedTable.hint(key, KEYS));
        });
        Object claims = entries.get("claims");
        Caller caller = new Caller(
                text(file, name, "issuer", entries),
                claims == null ? null : claims(file, name, claims),
                text(file, name, "token", entries));
        if (caller.claims() != null && caller.token() != null) {
            throw new MalformedTable(file, name + ": has `claims` and a `token`; one of them says who calls");
        }
        if ((caller.claims() == null) != (caller.issuer() == null)) {
            throw new MalformedTable(file, name + ": `claims` and their `issuer` go together");
        }
        return caller;
    }

    private static @Nullable String text(Path file, String name, String key, Map<String, @Nullable Object> entries) {
        Object value = entries.get(key);
        if (value != null && !(value instanceof String)) {
            throw new MalformedTable(file, name + ": `" + key + "` must be text");
        }
        return (String) value;
    }

    private static Map<String, Object> claims(Path file, String name, Object value) {
        Map<String, Object> claims = new LinkedHashMap<>();
        entries(file, name + ".claims", value).forEach((claim, held) -> {
            if (held == null || !isJson(held)) {
                throw new MalformedTable(
                        file, name + ": no token can have this as claim `" + claim + "`; write dates in quotes");
            }
            claims.put(claim, held);
        });
        return claims;
    }

    private static boolean isJson(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(Callers::isJson);
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(Callers::isJson);
        }
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** YAML takes some words for other things: {@code on} and {@code no} among them. */
    private static String name(Path file, String where, @Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new MalformedTable(file, where + ": YAML reads a name as `" + key + "`; write it in quotes");
    }

    private static Map<String, @Nullable Object> entries(Path file, String where, @Nullable Object value) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, held) -> entries.put(name(file, where, key), held));
            return entries;
        }
        throw new MalformedTable(file, where + ": must be names with values, `{}` where there are none");
    }
}
