package dev.poolgate.authorizer.iam;

import java.util.Set;

/** A statement of a permissions policy: about resources. */
record PermissionStatement(Statement statement, Resources resources) {
    static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    static PermissionStatement read(DocumentPart part, PolicyVersion version, String label)
            throws MalformedPolicyException {
        return new PermissionStatement(Statement.read(part, version, label), Resources.read(part, version));
    }

    boolean covers(Question question) {
        return statement.actions().cover(question)
                && resources.cover(question, statement.allows())
                && statement.conditions().hold(question.context());
    }

    IamDecision decision() {
        return statement.decision();
    }

    /** The only services of which an action can be covered; empty where it may be any. */
    Set<String> services() {
        return statement.actions().services();
    }
}
