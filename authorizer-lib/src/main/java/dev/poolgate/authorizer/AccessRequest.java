package dev.poolgate.authorizer;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.PolicyQuestion;
import java.util.Optional;

/**
 * One request to decide on.
 *
 * @param credential what the caller presented
 * @param method the HTTP method the decision is for, in capitals
 * @param path the canonical path, as the backend will see it
 * @param rule what the route asks for
 * @param context what else policies of IAM may look at, such as {@code aws:SourceIp}
 * @param question what policies are asked, for a rule that asks them
 */
public record AccessRequest(
        Credential credential,
        String method,
        String path,
        AccessRule rule,
        IamContext context,
        Optional<PolicyQuestion> question) {

    /** One whose rule looks at nothing else. */
    public AccessRequest(Credential credential, String method, String path, AccessRule rule) {
        this(credential, method, path, rule, IamContext.EMPTY);
    }

    /** One whose rule asks no policies. */
    public AccessRequest(Credential credential, String method, String path, AccessRule rule, IamContext context) {
        this(credential, method, path, rule, context, Optional.empty());
    }

    /** The same, with what policies are asked. */
    public AccessRequest asking(PolicyQuestion policyQuestion) {
        return new AccessRequest(credential, method, path, rule, context, Optional.of(policyQuestion));
    }
}
