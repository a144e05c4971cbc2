/**
 * What a route asks of a caller, and whether a caller has it.
 *
 * <p>Open {@link dev.poolgate.authorizer.policy.AccessRule} first.
 * {@link dev.poolgate.authorizer.policy.RuleEvaluation} weighs a verified token, or a guest, against a rule and answers
 * with what is missing; the facade makes the decision of it.
 *
 * <p>Where the rule asks policies, a {@link dev.poolgate.authorizer.policy.PolicyRequest} goes to a
 * {@link dev.poolgate.authorizer.policy.PolicyEngine} and a {@link dev.poolgate.authorizer.policy.PolicyDecision} comes
 * back. {@link dev.poolgate.authorizer.policy.LivePolicies} holds the
 * {@link dev.poolgate.authorizer.policy.PolicyRevision} in force, and
 * {@link dev.poolgate.authorizer.policy.ShadowPolicies} compares it with one that may be next. Nothing here knows the
 * language that policies are written in.
 */
@NullMarked
package dev.poolgate.authorizer.policy;

import org.jspecify.annotations.NullMarked;
