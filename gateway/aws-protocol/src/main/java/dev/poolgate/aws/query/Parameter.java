package dev.poolgate.aws.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as a tree: {@code Tags.member.1.Key=a} is {@code a} at {@code Tags}, {@code member}, {@code 1},
 * {@code Key}.
 */
final class Parameter {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAME = 256;

    private final Map<String, Parameter> inside = new LinkedHashMap<>();
    private @Nullable String text;

    private Parameter() {}

    static Parameter tree(Map<String, String> parameters) {
        Parameter root = new Parameter();
        parameters.forEach(root::add);
        return root;
    }

    @Nullable
    Parameter at(String name) {
        return inside.get(name);
    }

    /** The value; null where there are only parameters inside. */
    @Nullable
    String text() {
        return text;
    }

    /** {@code Name=} without anything inside is how an empty list or map is sent. */
    boolean empty() {
        return text != null && text.isEmpty() && inside.isEmpty();
    }

    boolean leaf() {
        return text != null && inside.isEmpty();
    }

    /**
     * What is at {@code 1}, {@code 2} and so on. A list with gaps is refused: it would be a list with nulls, and a high
     * index must not cost memory.
     */
    List<Parameter> numbered() {
        List<Parameter> values = new ArrayList<>(inside.size());
        for (int i = 1; i <= inside.size(); i++) {
            Parameter value = inside.get(Integer.toString(i));
            if (value == null) {
                throw new MalformedInputException("the parameters of a list are not numbered from 1 without gaps");
            }
            values.add(value);
        }
        return values;
    }

    private void add(String name, String value) {
        String[] path = name.length() > MAX_NAME ? new String[0] : name.split("\\.", MAX_DEPTH + 1);
        if (path.length == 0 || path.length > MAX_DEPTH) {
            throw new MalformedInputException("the name of a parameter is too long");
        }
        Parameter place = this;
        for (String step : path) {
            place = place.inside.computeIfAbsent(step, absent -> new Parameter());
        }
        place.text = value;
    }
}
