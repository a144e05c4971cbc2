package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value of a document and where it stands there, so that every complaint can say where. */
record DocumentPart(String path, @Nullable Object value) {
    private static final int LONGEST_QUOTE = 80;

    /** The members of an object, in their order. */
    Map<String, DocumentPart> members() throws MalformedPolicyException {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed("is not an object");
        }
        Map<String, DocumentPart> members = new LinkedHashMap<>();
        map.forEach((name, member) -> {
            String key = String.valueOf(name);
            members.put(key, new DocumentPart(path.isEmpty() ? key : path + "." + key, member));
        });
        return members;
    }

    /** A member that must be there. */
    DocumentPart member(String name) throws MalformedPolicyException {
        DocumentPart member = members().get(name);
        if (member == null) {
            throw malformed("has no `" + name + "`");
        }
        return member;
    }

    void hasOnly(Set<String> names) throws MalformedPolicyException {
        for (Map.Entry<String, DocumentPart> member : members().entrySet()) {
            if (!names.contains(member.getKey())) {
                throw member.getValue().malformed("is no element of this kind of policy");
            }
        }
    }

    /** The items of an array, which must have one; or this itself where it is no array. */
    List<DocumentPart> oneOrMany() throws MalformedPolicyException {
        if (!(value instanceof List<?> list)) {
            return List.of(this);
        }
        List<DocumentPart> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new DocumentPart(path + "[" + i + "]", list.get(i)));
        }
        if (items.isEmpty()) {
            throw malformed("is empty");
        }
        return items;
    }

    String text() throws MalformedPolicyException {
        if (value instanceof String text) {
            return text;
        }
        throw malformed("is not a string");
    }

    /** A condition's value, which may also be written as a JSON number or boolean. */
    String scalar() throws MalformedPolicyException {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return text();
    }

    MalformedPolicyException malformed(String why) {
        return new MalformedPolicyException((path.isEmpty() ? "the document" : quote(path)) + " " + why);
    }

    static String quote(String text) {
        return "`" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text) + "`";
    }
}
