/**
 * Policies in the Cedar language, decided in process.
 *
 * <p>Open {@link dev.poolgate.authorizer.cedar.CedarPolicies} first: texts go in, and a revision comes out, or a list
 * of problems.
 */
@NullMarked
package dev.poolgate.authorizer.cedar;

import org.jspecify.annotations.NullMarked;
