/** Tokens minted for one backend out of a caller's own. */
@NullMarked
package dev.poolgate.authorizer.relay;

import org.jspecify.annotations.NullMarked;
