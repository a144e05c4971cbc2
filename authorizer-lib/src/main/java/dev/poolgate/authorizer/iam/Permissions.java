package dev.poolgate.authorizer.iam;

import java.util.Collection;

/**
 * All that bears on what a session may do: the policies of its role, and filters that narrow them. Immutable and
 * thread-safe; parse and put together once, then decide.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
@SuppressWarnings({"UnusedMethod", "DoNotCallSuggester", "unused"}) // until it is built
public final class Permissions {

    private Permissions() {}

    /** What any of these policies allows and none denies. Without a policy, nothing. */
    public static Permissions of(Collection<IamPolicy> policies) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * These permissions as far as one of the given policies allows too: session policies, a scope-down, a permissions
     * boundary. Each call adds a filter of its own; a deny in any of them denies.
     */
    public Permissions within(Collection<IamPolicy> policies) {
        throw new UnsupportedOperationException("not built yet");
    }

    public IamDecision decide(IamRequest request) {
        throw new UnsupportedOperationException("not built yet");
    }
}
