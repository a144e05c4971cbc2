/**
 * What was revoked before it expired.
 *
 * <p>Open {@link dev.poolgate.authorizer.revocation.RevocationList} first. Whoever signs out, disables or deletes puts
 * entries in; the facade asks for each token at each request, and drops what it remembers of the revoked ones.
 */
@NullMarked
package dev.poolgate.authorizer.revocation;

import org.jspecify.annotations.NullMarked;
