/** What was revoked before it expired. */
@NullMarked
package dev.poolgate.authorizer.revocation;

import org.jspecify.annotations.NullMarked;
