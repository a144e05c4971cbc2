/**
 * Bodies that are read before they are sent on, because a signature is over them. Open
 * {@link dev.poolgate.gateway.body.BodyReader} first; {@link dev.poolgate.gateway.body.HeldBodies} bounds what all
 * requests hold together, and what those of one of {@link dev.poolgate.gateway.body.BodyAccounts} do.
 */
@NullMarked
package dev.poolgate.gateway.body;

import org.jspecify.annotations.NullMarked;
