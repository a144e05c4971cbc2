package dev.poolgate.gateway.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What makes a finding vanish, to be written into a configuration file as it stands.
 *
 * @param drops settings to remove, with all below them
 * @param sets settings to write in place of what they and all below them are, in order
 * @param edits places in JSON files to write anew
 * @param runs commands of a shell
 */
public record Fix(List<String> drops, Map<String, String> sets, List<Edit> edits, List<String> runs) {
    private static final Fix NOTHING = new Fix(List.of(), Map.of(), List.of(), List.of());

    /** Writes a setting. */
    public static Fix set(String key, String value) {
        return NOTHING.andSet(key, value);
    }

    /** Removes a setting. */
    public static Fix drop(String key) {
        return NOTHING.andDrop(key);
    }

    /** Runs a command. */
    public static Fix run(String command) {
        return new Fix(List.of(), Map.of(), List.of(), List.of(command));
    }

    /** Writes a place in a JSON file. */
    public static Fix edit(Path file, String pointer, String json) {
        return new Fix(List.of(), Map.of(), List.of(new Edit(file, pointer, json)), List.of());
    }

    /** Writes one more. */
    public Fix andSet(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(sets);
        more.put(key, value);
        return new Fix(drops, more, edits, runs);
    }

    /** Removes one more. */
    public Fix andDrop(String key) {
        List<String> more = new ArrayList<>(drops);
        more.add(key);
        return new Fix(more, sets, edits, runs);
    }

    /** A line each, of which those without a sign in front are YAML. */
    List<String> lines() {
        return Stream.of(
                        drops.stream().map(key -> "# remove " + key),
                        sets.entrySet().stream().map(set -> set.getKey() + ": " + quoted(set.getValue())),
                        edits.stream()
                                .map(edit -> "# in " + edit.file() + " at " + edit.pointer() + ": " + edit.json()),
                        runs.stream().map(command -> "$ " + command))
                .flatMap(lines -> lines)
                .toList();
    }

    /**
     * A place in a JSON file.
     *
     * @param pointer to the value, RFC 6901
     * @param json in its place
     */
    public record Edit(Path file, String pointer, String json) {}

    private static String quoted(String value) {
        boolean plain = value.matches("[A-Za-z0-9/._-][A-Za-z0-9/._:, -]*") && !value.contains(": ");
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
