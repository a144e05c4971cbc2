/** SigV4, outgoing and incoming. */
@NullMarked
package dev.poolgate.authorizer.sign;

import org.jspecify.annotations.NullMarked;
