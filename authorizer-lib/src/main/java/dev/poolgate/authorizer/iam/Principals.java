package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.IamPrincipal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code Principal} or {@code NotPrincipal} of a statement. */
record Principals(Patterns<PrincipalPattern> patterns) {
    private static final Map<String, Kind> KINDS =
            Map.of("AWS", Kind.AWS, "Federated", Kind.FEDERATED, "Service", Kind.SERVICE);

    static Principals read(DocumentPart statement) throws MalformedPolicyException {
        return new Principals(Patterns.read(statement, "Principal", Principals::listed));
    }

    private static List<PrincipalPattern> listed(DocumentPart part) throws MalformedPolicyException {
        if ("*".equals(part.value())) {
            return List.of(PrincipalPattern.ANYONE);
        }
        List<PrincipalPattern> listed = new ArrayList<>();
        for (Map.Entry<String, DocumentPart> entry : part.members().entrySet()) {
            Kind kind = KINDS.get(entry.getKey());
            if (kind == null) {
                throw entry.getValue().malformed("is none of `AWS`, `Federated` and `Service`");
            }
            for (DocumentPart id : entry.getValue().oneOrMany()) {
                listed.add(PrincipalPattern.parse(kind, id));
            }
        }
        if (listed.isEmpty()) {
            throw part.malformed("is empty");
        }
        return listed;
    }

    boolean cover(IamPrincipal principal) {
        for (PrincipalPattern pattern : patterns.listed()) {
            if (pattern.matches(principal)) {
                return !patterns.negated();
            }
        }
        return patterns.negated();
    }
}
