/**
 * Callers who sign their requests with temporary credentials: whose key it is, and what its session may do.
 *
 * <p>Open {@link dev.poolgate.authorizer.signed.SignedCallers} first.
 */
@NullMarked
package dev.poolgate.authorizer.signed;

import org.jspecify.annotations.NullMarked;
