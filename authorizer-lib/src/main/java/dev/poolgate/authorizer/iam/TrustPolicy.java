package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.IamDecision.Effect;
import java.util.List;
import java.util.Optional;

/** Who may assume a role: a policy of the role itself, which names principals and no resource. */
public final class TrustPolicy {
    private static final String NAME = "trust-policy";
    /** As high as AWS's quota can be raised. */
    private static final int MOST_CHARACTERS = 4_096;

    private final PolicyVersion version;
    private final List<TrustStatement> statements;

    private TrustPolicy(PolicyVersion version, List<TrustStatement> statements) {
        this.version = version;
        this.statements = statements;
    }

    /**
     * @param json the document; at most 4,096 characters, not counting white space
     * @throws MalformedPolicyException where it is no policy, names no principal, or names a resource
     */
    public static TrustPolicy parse(String json) throws MalformedPolicyException {
        PolicyDocument document = PolicyDocument.parse(json, MOST_CHARACTERS);
        return new TrustPolicy(document.version(), document.read(NAME, TrustStatement.ELEMENTS, TrustStatement::read));
    }

    /**
     * Statements are referred to as those of a policy named {@code trust-policy}.
     *
     * @param principal who asks
     * @param action for example {@code sts:AssumeRoleWithWebIdentity}
     */
    public IamDecision decide(IamPrincipal principal, String action, IamContext context) {
        Question question = new Question(action, "*", context);
        IamDecision decision = new IamDecision(Effect.IMPLICIT_DENY, Optional.empty());
        for (TrustStatement statement : statements) {
            if (!statement.covers(principal, question)) {
                continue;
            }
            if (!statement.decision().allowed()) {
                return statement.decision();
            }
            decision = decision.allowed() ? decision : statement.decision();
        }
        return decision;
    }

    /** What whoever wrote it may not have meant, above all who else gets the role (S63). */
    public List<PolicyFinding> findings() {
        return statements.stream()
                .flatMap(statement -> TrustLint.findings(statement, version))
                .toList();
    }
}
