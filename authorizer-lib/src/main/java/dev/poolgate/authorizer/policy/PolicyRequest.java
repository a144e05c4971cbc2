package dev.poolgate.authorizer.policy;

/**
 * One request for policies to decide on.
 *
 * @param decisionId names the decision in samples and logs; no policy can read it
 * @param principal who is calling
 * @param question what the caller wants to do
 */
public record PolicyRequest(String decisionId, PolicyPrincipal principal, PolicyQuestion question) {}
