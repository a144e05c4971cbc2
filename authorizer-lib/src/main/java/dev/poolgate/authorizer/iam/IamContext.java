package dev.poolgate.authorizer.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The condition keys of a request with their values. Keys are compared without regard to case, values exactly. A key
 * without a value is as one that is absent.
 */
public final class IamContext {
    public static final IamContext EMPTY = new IamContext(Map.of());

    private final Map<String, List<String>> values;

    private IamContext(Map<String, List<String>> values) {
        this.values = values;
    }

    /** For several keys, which {@link #with} would copy again for each. */
    public static Builder builder() {
        return new Builder();
    }

    /** A key with one value. */
    public IamContext with(String key, String value) {
        return with(key, List.of(value));
    }

    /** A key with any number of values; replaces what the key had. */
    public IamContext with(String key, List<String> many) {
        return builder().with(this).with(key, many).build();
    }

    /** This and the other's keys; where both have a key, the other's. */
    public IamContext with(IamContext other) {
        return builder().with(this).with(other).build();
    }

    /** The values of a key; empty where the request does not have the key. */
    public Optional<List<String>> find(String key) {
        return Optional.ofNullable(values.get(fold(key)));
    }

    /**
     * The keys that begin so, without that beginning and in lower case, with their values.
     *
     * @param prefix in any case
     */
    public Map<String, List<String>> under(String prefix) {
        String folded = fold(prefix);
        Map<String, List<String>> found = new HashMap<>();
        values.forEach((key, many) -> {
            if (key.startsWith(folded)) {
                found.put(key.substring(folded.length()), many);
            }
        });
        return found;
    }

    /** @param folded a key in lower case */
    List<String> values(String folded) {
        return values.getOrDefault(folded, List.of());
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** Collects keys; of one that is given twice, the later values count. */
    public static final class Builder {
        private final Map<String, List<String>> values = new HashMap<>();

        private Builder() {}

        public Builder with(String key, String value) {
            return with(key, List.of(value));
        }

        public Builder with(String key, List<String> many) {
            values.put(fold(key), List.copyOf(many));
            return this;
        }

        public Builder with(IamContext other) {
            values.putAll(other.values);
            return this;
        }

        public IamContext build() {
            return new IamContext(Map.copyOf(values));
        }
    }
}
