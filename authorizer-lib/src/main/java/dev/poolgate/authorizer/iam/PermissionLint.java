package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.PolicyFinding.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is too wide, or without effect, in a statement of a permissions policy. */
final class PermissionLint {

    private PermissionLint() {}

    static Stream<PolicyFinding> findings(PermissionStatement permission, PolicyVersion version) {
        Statement statement = permission.statement();
        Set<Code> codes = EnumSet.noneOf(Code.class);
        if (statement.allows()) {
            codes.addAll(tooWide(statement.actions(), permission.resources()));
        }
        codes.addAll(StatementLint.conditions(statement.conditions()));
        codes.addAll(StatementLint.variables(texts(permission), version));
        return codes.stream().map(code -> new PolicyFinding(code, statement.label()));
    }

    private static Set<Code> tooWide(Actions actions, Resources resources) {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        if (actions.patterns().negated()) {
            codes.add(Code.ALL_BUT_SOME_ACTIONS);
        }
        if (resources.patterns().negated()) {
            codes.add(Code.ALL_BUT_SOME_RESOURCES);
        }
        if (codes.isEmpty() && actions.hasAnything() && resources.hasAnything()) {
            codes.add(Code.EVERYTHING);
        }
        return codes;
    }

    private static List<String> texts(PermissionStatement permission) {
        return Stream.concat(
                        permission.resources().patterns().listed().stream().map(ArnPattern::written),
                        permission.statement().conditions().written().stream())
                .toList();
    }
}
