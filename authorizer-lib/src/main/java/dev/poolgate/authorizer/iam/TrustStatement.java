package dev.poolgate.authorizer.iam;

import java.util.Set;

/** A statement of a trust policy: about principals. */
record TrustStatement(Statement statement, Principals principals) {
    static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Principal", "NotPrincipal", "Condition");

    static TrustStatement read(DocumentPart part, PolicyVersion version, String label) throws MalformedPolicyException {
        return new TrustStatement(Statement.read(part, version, label), Principals.read(part));
    }

    boolean covers(IamPrincipal principal, Question question) {
        return statement.actions().cover(question)
                && principals.cover(principal)
                && statement.conditions().hold(question.context());
    }

    IamDecision decision() {
        return statement.decision();
    }
}
