/**
 * Callers who sign their requests with temporary credentials: whose key it is, and what its session may do.
 *
 * <p>Open {@link dev.poolgate.authorizer.signed.SignedCallers} first. A signed request goes through
 * {@link dev.poolgate.authorizer.signed.CallerVerifier} and comes out as a
 * {@link dev.poolgate.authorizer.signed.SignedCaller} or a reason; where each signature counts once,
 * {@link dev.poolgate.authorizer.signed.SeenSignatures} is asked next. What the caller may do is then a matter of its
 * permissions on a resource that {@link dev.poolgate.authorizer.signed.ExecuteApi} names.
 */
@NullMarked
package dev.poolgate.authorizer.signed;

import org.jspecify.annotations.NullMarked;
