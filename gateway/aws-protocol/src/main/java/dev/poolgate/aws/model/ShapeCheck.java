package dev.poolgate.aws.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Walks along a value and its shape. */
final class ShapeCheck {
    /** Enough to mend a request by; more would let a long list make a long answer. */
    private static final int MAX_VIOLATIONS = 10;

    private final Map<String, Shape> shapes;

    ShapeCheck(Map<String, Shape> shapes) {
        this.shapes = Map.copyOf(shapes);
    }

    List<Violation> violations(String shape, SdkPojo value) {
        List<Violation> found = new ArrayList<>();
        visit("", shape(shape), value, found);
        return found.subList(0, Math.min(found.size(), MAX_VIOLATIONS));
    }

    /** A document may hold anything, though the model calls it a structure. */
    private void visit(String path, Shape shape, Object value, List<Violation> found) {
        if (found.size() >= MAX_VIOLATIONS || value instanceof Document) {
            return;
        }
        if (shape instanceof Shape.Structure structure) {
            structure(path, structure, (SdkPojo) value, found);
        } else if (shape instanceof Shape.Sequence sequence) {
            sequence(path, sequence, (List<?>) value, found);
        } else if (shape instanceof Shape.Dictionary dictionary) {
            dictionary(path, dictionary, (Map<?, ?>) value, found);
        } else {
            found.addAll(Constraints.of(path, shape, value));
        }
    }

    private void structure(String path, Shape.Structure shape, SdkPojo value, List<Violation> found) {
        for (SdkField<?> field : value.sdkFields()) {
            String name = field.locationName();
            Object member = set(field.getValueOrDefault(value));
            if (member != null) {
                visit(inside(path, name), shape(shape.members().get(name)), member, found);
            } else if (shape.required().contains(name)) {
                found.add(new Violation(inside(path, name), "Value null", "Member must not be null"));
            }
        }
    }

    private void sequence(String path, Shape.Sequence shape, List<?> values, List<Violation> found) {
        found.addAll(Constraints.size(path, shape.size(), values.size()));
        for (int i = 0; i < values.size(); i++) {
            visit(path + "." + (i + 1) + ".member", shape(shape.member()), values.get(i), found);
        }
    }

    private void dictionary(String path, Shape.Dictionary shape, Map<?, ?> values, List<Violation> found) {
        found.addAll(Constraints.size(path, shape.size(), values.size()));
        values.forEach((key, value) -> {
            visit(path + ".key", shape(shape.key()), key, found);
            visit(path + ".value", shape(shape.value()), value, found);
        });
    }

    /** A member that the SDK knows and the model does not, because it is newer, has no constraints. */
    private Shape shape(@Nullable String name) {
        Shape shape = name == null ? null : shapes.get(name);
        return shape == null ? new Shape.Free() : shape;
    }

    private static @Nullable Object set(@Nullable Object value) {
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    private static String inside(String path, String name) {
        String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return path.isEmpty() ? member : path + "." + member;
    }
}
