package dev.poolgate.authorizer.policy;

/**
 * How a route takes callers who sign their requests. What they may do is decided by the policies of their session on
 * this API; scopes, groups and claims are words of tokens and say nothing of them.
 *
 * @param api the API's id in the ARN that policies name
 * @param stage the API's stage in it
 * @param only whether a signature is the only credential that counts here
 * @param once whether each signature counts once
 */
public record SignedRule(String api, String stage, boolean only, boolean once) {}
