package dev.poolgate.aws.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value must look like. Shapes refer to each other by name, so that they may recur. */
sealed interface Shape {

    /** @param members the shape of each member, by its name on the wire */
    record Structure(Set<String> required, Map<String, String> members) implements Shape {}

    record Sequence(Bounds size, String member) implements Shape {}

    record Dictionary(Bounds size, String key, String value) implements Shape {}

    /** @param sensitive whether the value must not be repeated to the caller */
    record Text(Bounds length, Optional<Pattern> pattern, List<String> values, boolean sensitive) implements Shape {}

    record Whole(Bounds range) implements Shape {}

    /** Truths, times, blobs and documents, which have no constraints but their type. */
    record Free() implements Shape {}
}
