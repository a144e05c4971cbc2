/**
 * Tokens minted for one backend out of a caller's own, so that what a backend receives is of no use anywhere else.
 *
 * <p>Open {@link dev.poolgate.authorizer.relay.TokenMinter} first. {@link dev.poolgate.authorizer.relay.RelayKeys}
 * holds the keys and their public half; {@code RelayClaims} decides what a minted token says; {@code TokenMinter} signs
 * it once and hands it out until it is about to expire.
 */
@NullMarked
package dev.poolgate.authorizer.relay;

import org.jspecify.annotations.NullMarked;
