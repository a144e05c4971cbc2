package dev.poolgate.authorizer;

import dev.poolgate.authorizer.policy.AccessRule;

/**
 * One request to decide on.
 *
 * @param credential what the caller presented
 * @param method the HTTP method the decision is for, in capitals
 * @param path the canonical path, as the backend will see it
 * @param rule what the route asks for
 */
public record AccessRequest(Credential credential, String method, String path, AccessRule rule) {}
