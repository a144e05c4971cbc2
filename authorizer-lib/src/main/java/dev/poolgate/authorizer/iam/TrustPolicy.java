package dev.poolgate.authorizer.iam;

/** Who may assume a role: a policy of the role itself, which names principals and no resource. */
@SuppressWarnings({"UnusedMethod", "DoNotCallSuggester", "unused"}) // until it is built
public final class TrustPolicy {

    private TrustPolicy() {}

    /** @throws MalformedPolicyException where it is no policy, names no principal, or names a resource */
    public static TrustPolicy parse(String json) throws MalformedPolicyException {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * @param principal who asks
     * @param action for example {@code sts:AssumeRoleWithWebIdentity}
     */
    public IamDecision decide(IamPrincipal principal, String action, IamContext context) {
        throw new UnsupportedOperationException("not built yet");
    }
}
