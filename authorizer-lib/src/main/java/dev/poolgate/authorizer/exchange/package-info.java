/** Identities exchanged for temporary credentials, cached per caller. */
@NullMarked
package dev.poolgate.authorizer.exchange;

import org.jspecify.annotations.NullMarked;
