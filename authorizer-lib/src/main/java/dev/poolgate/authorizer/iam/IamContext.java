package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The condition keys of a request with their values. Keys are compared without regard to case, values exactly. */
public final class IamContext {
    public static final IamContext EMPTY = new IamContext(Map.of());

    private final Map<String, List<String>> values;

    private IamContext(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /** A key with one value. */
    public IamContext with(String key, String value) {
        return with(key, List.of(value));
    }

    /** A key with any number of values; replaces what the key had. */
    public IamContext with(String key, List<String> many) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(fold(key), List.copyOf(many));
        return new IamContext(more);
    }

    /** This and the other's keys; where both have a key, the other's. */
    public IamContext with(IamContext other) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.putAll(other.values);
        return new IamContext(more);
    }

    /** The values of a key; empty where the request does not have the key. */
    public Optional<List<String>> find(String key) {
        return Optional.ofNullable(values.get(fold(key))).map(ArrayList::new);
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
