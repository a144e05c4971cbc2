/**
 * Tokens: parsed and untrusted, then verified. Pure; keys and time are handed in.
 *
 * <p>Open {@link dev.poolgate.authorizer.token.JwtVerifier} first. Text becomes an
 * {@link dev.poolgate.authorizer.token.UnverifiedJwt}, which with a
 * {@link dev.poolgate.authorizer.token.VerificationKey} and a {@link dev.poolgate.authorizer.token.TrustedIssuer}
 * becomes a {@link dev.poolgate.authorizer.token.VerifiedJwt} or a {@link dev.poolgate.authorizer.token.TokenError}.
 * Holding a verified token is the proof.
 */
@NullMarked
package dev.poolgate.authorizer.token;

import org.jspecify.annotations.NullMarked;
