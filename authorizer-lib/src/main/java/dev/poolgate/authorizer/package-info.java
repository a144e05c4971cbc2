/**
 * The facade of the library: an {@link dev.poolgate.authorizer.AccessRequest} goes in, an
 * {@link dev.poolgate.authorizer.AccessResult} comes out.
 *
 * <p>Open {@link dev.poolgate.authorizer.Authorizer} first. Data flows token to key to verified token to identity to
 * decision; {@code exchange} then turns the identity into temporary credentials and {@code sign} or {@code relay} puts
 * them on the outgoing request.
 */
@NullMarked
package dev.poolgate.authorizer;

import org.jspecify.annotations.NullMarked;
