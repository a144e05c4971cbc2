package dev.poolgate.gateway.openapi;

import dev.poolgate.authorizer.policy.OperationRule;

/**
 * One operation of a document.
 *
 * @param method in capitals
 * @param path as callers see it
 * @param rule what the document asks for it
 */
public record ApiOperation(String method, PathTemplate path, OperationRule rule) {

    /** Whether the two could be meant by one request, and it would make a difference which. */
    boolean isAmbiguousWith(ApiOperation other) {
        return method.equals(other.method) && !rule.equals(other.rule) && path.isAmbiguousWith(other.path);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
