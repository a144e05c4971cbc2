package dev.poolgate.authorizer.iam;

/**
 * A permissions policy: what an identity, or a session, may do. Compiled; immutable; thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Policy grammar</a>
 */
@SuppressWarnings({"UnusedMethod", "DoNotCallSuggester", "unused"}) // until it is built
public final class IamPolicy {
    private final String name;

    private IamPolicy(String name) {
        this.name = name;
    }

    /**
     * @param name for decisions to refer to, for example the name of a role's inline policy
     * @param json the document
     * @throws MalformedPolicyException where it is no policy, or names a principal
     */
    public static IamPolicy parse(String name, String json) throws MalformedPolicyException {
        throw new UnsupportedOperationException("not built yet");
    }

    public String name() {
        return name;
    }
}
