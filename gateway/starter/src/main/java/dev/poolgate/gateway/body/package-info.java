/** Bodies that are read before they are sent on, because a signature is over them. */
@NullMarked
package dev.poolgate.gateway.body;

import org.jspecify.annotations.NullMarked;
