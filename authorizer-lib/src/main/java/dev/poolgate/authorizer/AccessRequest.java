package dev.poolgate.authorizer;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;

/**
 * One request to decide on.
 *
 * @param credential what the caller presented
 * @param method the HTTP method the decision is for, in capitals
 * @param path the canonical path, as the backend will see it
 * @param rule what the route asks for
 * @param context what else policies may look at, such as {@code aws:SourceIp}
 */
public record AccessRequest(Credential credential, String method, String path, AccessRule rule, IamContext context) {

    /** One whose rule looks at nothing else. */
    public AccessRequest(Credential credential, String method, String path, AccessRule rule) {
        this(credential, method, path, rule, IamContext.EMPTY);
    }
}
