package dev.poolgate.gateway.config.keys;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** A tree of configuration keys. A node without children takes whatever is below it: a value, or a map of values. */
final class KnownKeys {
    /** Stands for any name or index, as under a map or a list. */
    static final String ANY = "*";

    private final Map<String, KnownKeys> children = new LinkedHashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();

    /** The node of that name, made where there is none yet. */
    KnownKeys child(String dashed) {
        String uniform = uniform(dashed);
        spellings.putIfAbsent(uniform, dashed);
        return children.computeIfAbsent(uniform, absent -> new KnownKeys());
    }

    /** @return where and among which names a key leaves the tree; empty where it is known */
    Optional<Departure> departure(ConfigurationPropertyName name) {
        KnownKeys node = this;
        for (int i = 0; i < name.getNumberOfElements() && !node.children.isEmpty(); i++) {
            KnownKeys next = node.next(name.getElement(i, Form.UNIFORM));
            if (next == null) {
                return Optional.of(new Departure(name.chop(i + 1), new TreeSet<>(node.spellings.values())));
            }
            node = next;
        }
        return Optional.empty();
    }

    private @Nullable KnownKeys next(String element) {
        return children.getOrDefault(element, children.get(ANY));
    }

    private static String uniform(String dashed) {
        return dashed.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /**
     * @param key up to and with the first name that is not known
     * @param siblings the names that are known there
     */
    record Departure(ConfigurationPropertyName key, Set<String> siblings) {}
}
