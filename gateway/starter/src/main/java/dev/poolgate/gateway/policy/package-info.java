/**
 * Policies for routes that say {@code policies: true}: where they are read from, when they are read again, and what
 * they are asked about a request.
 *
 * <p>Open {@link dev.poolgate.gateway.policy.ConfiguredPolicies} first: files become a revision in force, and a
 * candidate beside it. {@link dev.poolgate.gateway.policy.PolicyQuestions} turns an exchange into a question. The
 * language and the decision are the library's.
 */
@NullMarked
package dev.poolgate.gateway.policy;

import org.jspecify.annotations.NullMarked;
