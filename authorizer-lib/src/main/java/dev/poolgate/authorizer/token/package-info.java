/** Tokens: parsed and untrusted, then verified. Open {@link dev.poolgate.authorizer.token.VerifiedJwt} first. */
@NullMarked
package dev.poolgate.authorizer.token;

import org.jspecify.annotations.NullMarked;
