package dev.poolgate.authorizer.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One key of one operator: the values listed for it are alternatives. */
final class Condition {
    private final ConditionOperator operator;
    private final String key;
    private final List<String> written;
    private final ValueTest[] tests;

    private Condition(ConditionOperator operator, String key, List<String> written, ValueTest[] tests) {
        this.operator = operator;
        this.key = key;
        this.written = written;
        this.tests = tests;
    }

    /** @param part the values, whose path ends with the key */
    static Condition read(ConditionOperator operator, String key, DocumentPart part, PolicyVersion version)
            throws MalformedPolicyException {
        if (key.indexOf(':') <= 0 || key.endsWith(":") || key.contains("${")) {
            throw part.malformed("is not a condition key");
        }
        List<String> written = new ArrayList<>();
        List<ValueTest> tests = new ArrayList<>();
        for (DocumentPart value : part.oneOrMany()) {
            tests.add(operator.operator().read(value, version));
            written.add(value.scalar());
        }
        return new Condition(
                operator, key.toLowerCase(Locale.ROOT), List.copyOf(written), tests.toArray(ValueTest[]::new));
    }

    boolean holds(IamContext context) {
        List<String> requested = context.values(key);
        if (operator.operator() == Operator.NULL) {
            return fits(String.valueOf(requested.isEmpty()), context);
        }
        if (requested.isEmpty()) {
            return operator.whenAbsent();
        }
        return operator.isAboutAll() ? allFit(requested, context) : oneFits(requested, context);
    }

    private boolean allFit(List<String> requested, IamContext context) {
        for (int i = 0; i < requested.size(); i++) {
            if (!fits(requested.get(i), context)) {
                return false;
            }
        }
        return true;
    }

    private boolean oneFits(List<String> requested, IamContext context) {
        for (int i = 0; i < requested.size(); i++) {
            if (fits(requested.get(i), context)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(String requested, IamContext context) {
        boolean negated = operator.operator().isNegated();
        for (ValueTest test : tests) {
            if (test.matches(requested, context)) {
                return !negated;
            }
        }
        return negated;
    }

    /** In lower case. */
    String key() {
        return key;
    }

    ConditionOperator operator() {
        return operator;
    }

    /** The values as the policy has them. */
    List<String> written() {
        return written;
    }
}
