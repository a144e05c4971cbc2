package dev.poolgate.authorizer.iam;

import java.util.List;

/**
 * A permissions policy: what an identity, or a session, may do. Compiled; immutable; thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Policy grammar</a>
 */
public final class IamPolicy {
    /** For all of a role's own policies together; a managed one has less. */
    private static final int MOST_CHARACTERS = 10_240;

    private final String name;
    private final PolicyVersion version;
    private final List<PermissionStatement> statements;

    private IamPolicy(String name, PolicyVersion version, List<PermissionStatement> statements) {
        this.name = name;
        this.version = version;
        this.statements = statements;
    }

    /**
     * @param name for decisions to refer to, for example the name of a role's inline policy
     * @param json the document; at most 10,240 characters, not counting white space
     * @throws MalformedPolicyException where it is no policy, or names a principal
     */
    public static IamPolicy parse(String name, String json) throws MalformedPolicyException {
        PolicyDocument document = PolicyDocument.parse(json, MOST_CHARACTERS);
        return new IamPolicy(
                name, document.version(), document.read(name, PermissionStatement.ELEMENTS, PermissionStatement::read));
    }

    public String name() {
        return name;
    }

    /** What whoever wrote it may not have meant. */
    public List<PolicyFinding> findings() {
        return statements.stream()
                .flatMap(statement -> PermissionLint.findings(statement, version))
                .toList();
    }

    List<PermissionStatement> statements() {
        return statements;
    }
}
