package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All conditions of a statement; every one must hold. */
record Conditions(List<Condition> all) {

    static Conditions read(@Nullable DocumentPart part, PolicyVersion version) throws MalformedPolicyException {
        List<Condition> all = new ArrayList<>();
        if (part != null) {
            for (Map.Entry<String, DocumentPart> entry : part.members().entrySet()) {
                ConditionOperator operator = ConditionOperator.parse(entry.getKey(), entry.getValue());
                all.addAll(read(operator, entry.getValue(), version));
            }
        }
        return new Conditions(List.copyOf(all));
    }

    private static List<Condition> read(ConditionOperator operator, DocumentPart part, PolicyVersion version)
            throws MalformedPolicyException {
        List<Condition> read = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Map.Entry<String, DocumentPart> entry : part.members().entrySet()) {
            DocumentPart values = entry.getValue();
            if (!keys.add(entry.getKey().toLowerCase(Locale.ROOT))) {
                throw values.malformed("is there twice, as case does not count in keys");
            }
            read.add(Condition.read(operator, entry.getKey(), values, version));
        }
        return read;
    }

    boolean hold(IamContext context) {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).holds(context)) {
                return false;
            }
        }
        return true;
    }

    /** Those about any of these keys, which are in lower case. */
    Conditions about(Set<String> keys) {
        return new Conditions(
                all.stream().filter(condition -> keys.contains(condition.key())).toList());
    }

    /** Every value, as the policy has it. */
    List<String> written() {
        return all.stream().flatMap(condition -> condition.written().stream()).toList();
    }
}
