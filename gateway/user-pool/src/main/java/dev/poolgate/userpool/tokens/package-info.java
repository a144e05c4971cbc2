/**
 * Tokens: issued for a user and a client, recognised when they come back, and revoked.
 *
 * <p>Open {@link dev.poolgate.userpool.tokens.TokenIssuer} first: the only place that signs.
 * {@link dev.poolgate.userpool.tokens.SignInTokens} is what a finished sign-in or a refresh calls.
 */
@NullMarked
package dev.poolgate.userpool.tokens;

import org.jspecify.annotations.NullMarked;
