package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a statement lists under a name such as {@code Action}, or as {@code NotAction} excepts.
 *
 * @param negated whether it was written with {@code Not}
 * @param listed at least one
 */
record Patterns<T>(boolean negated, List<T> listed) {

    /** Reads what is listed. */
    interface Reader<T> {
        T read(DocumentPart part) throws MalformedPolicyException;
    }

    /** Reads the member of that name, or its {@code Not} form; one of them must be there. */
    static <T> Patterns<T> read(DocumentPart statement, String name, Reader<List<T>> reader)
            throws MalformedPolicyException {
        Map<String, DocumentPart> members = statement.members();
        DocumentPart plain = members.get(name);
        DocumentPart not = members.get("Not" + name);
        if (plain != null && not == null) {
            return new Patterns<>(false, List.copyOf(reader.read(plain)));
        }
        if (not != null && plain == null) {
            return new Patterns<>(true, List.copyOf(reader.read(not)));
        }
        throw statement.malformed("needs one of `" + name + "` and `Not" + name + "`");
    }

    /** For a list, or one that stands alone. */
    static <T> Reader<List<T>> each(Reader<T> reader) {
        return part -> {
            List<T> read = new ArrayList<>();
            for (DocumentPart item : part.oneOrMany()) {
                read.add(reader.read(item));
            }
            return read;
        };
    }
}
