package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.PolicyFinding.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is found in statements of all kinds. */
final class StatementLint {
    private static final Set<Operator> EXACT = EnumSet.of(
            Operator.STRING_EQUALS,
            Operator.STRING_NOT_EQUALS,
            Operator.STRING_EQUALS_IGNORE_CASE,
            Operator.STRING_NOT_EQUALS_IGNORE_CASE);
    private static final List<String> OF_SEVERAL_VALUES = List.of(
            "${cognito-identity.amazonaws.com:amr", "${aws:tagkeys", "${aws:calledvia", "${aws:principalorgpaths");

    private StatementLint() {}

    /** @param texts every resource and every value of a condition, as written */
    static Set<Code> variables(List<String> texts, PolicyVersion version) {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        for (String text : texts) {
            if (!version.hasVariables() && text.contains("${")) {
                codes.add(Code.LITERAL_VARIABLE);
            }
            if (version.hasVariables()
                    && OF_SEVERAL_VALUES.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains)) {
                codes.add(Code.UNRESOLVABLE_VARIABLE);
            }
        }
        return codes;
    }

    static Set<Code> conditions(Conditions conditions) {
        boolean literal = conditions.all().stream()
                .filter(condition -> EXACT.contains(condition.operator().operator()))
                .flatMap(condition -> condition.written().stream())
                .anyMatch(StatementLint::hasWildcard);
        return literal ? EnumSet.of(Code.LITERAL_WILDCARD) : EnumSet.noneOf(Code.class);
    }

    /** Those written as {@code ${*}} are meant to be characters. */
    static boolean hasWildcard(String text) {
        String meant = text.replace("${*}", "").replace("${?}", "");
        return meant.indexOf('*') >= 0 || meant.indexOf('?') >= 0;
    }
}
