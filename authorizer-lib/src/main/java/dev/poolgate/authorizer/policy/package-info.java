/**
 * What a route asks of a caller, and whether a caller has it.
 *
 * <p>Open {@link dev.poolgate.authorizer.policy.AccessRule} first.
 * {@link dev.poolgate.authorizer.policy.RuleEvaluation} weighs a verified token, or a guest, against a rule and answers
 * with what is missing; the facade makes the decision of it.
 */
@NullMarked
package dev.poolgate.authorizer.policy;

import org.jspecify.annotations.NullMarked;
