package dev.poolgate.aws.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The constraints of single values, in AWS's own words. */
final class Constraints {
    /** Longer values are not repeated to the caller. */
    private static final int MAX_ECHO = 128;

    private Constraints() {}

    static List<Violation> of(String path, Shape shape, Object value) {
        if (value instanceof String text && !canBeKept(text)) {
            return List.of(new Violation(path, "Value", "Member must not contain NUL or half a surrogate pair"));
        }
        if (shape instanceof Shape.Text text) {
            return text(path, text, (String) value);
        }
        if (shape instanceof Shape.Whole whole) {
            return number(path, whole.range(), ((Number) value).longValue());
        }
        return List.of();
    }

    /** AWS has a pattern for most texts. Those without one have databases behind them too, which refuse such text. */
    private static boolean canBeKept(String text) {
        return text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text);
    }

    /** A list or map, whose content the text never repeats. */
    static List<Violation> size(String path, Bounds bounds, int size) {
        return length(path, "Value", bounds, size);
    }

    private static List<Violation> text(String path, Shape.Text shape, String value) {
        boolean echoed = !shape.sensitive() && value.length() <= MAX_ECHO;
        String shown = echoed ? "Value '" + value + "'" : "Value";
        List<Violation> found = new ArrayList<>(length(path, shown, shape.length(), value.length()));
        // the length goes first, so that no pattern meets a text longer than AWS allows
        if (found.isEmpty()
                && !shape.pattern()
                        .map(pattern -> pattern.matcher(value).matches())
                        .orElse(true)) {
            String pattern = shape.pattern().orElseThrow().pattern();
            found.add(new Violation(path, shown, "Member must satisfy regular expression pattern: " + pattern));
        }
        if (!shape.values().isEmpty() && !shape.values().contains(value)) {
            found.add(new Violation(path, shown, "Member must satisfy enum value set: " + shape.values()));
        }
        return found;
    }

    private static List<Violation> number(String path, Bounds range, long value) {
        String shown = "Value '" + value + "'";
        if (range.below(value)) {
            return List.of(
                    new Violation(path, shown, "Member must have value greater than or equal to " + range.least()));
        }
        return range.above(value)
                ? List.of(new Violation(path, shown, "Member must have value less than or equal to " + range.most()))
                : List.of();
    }

    private static List<Violation> length(String path, String shown, Bounds bounds, int length) {
        if (bounds.below(length)) {
            return List.of(
                    new Violation(path, shown, "Member must have length greater than or equal to " + bounds.least()));
        }
        return bounds.above(length)
                ? List.of(new Violation(path, shown, "Member must have length less than or equal to " + bounds.most()))
                : List.of();
    }
}
