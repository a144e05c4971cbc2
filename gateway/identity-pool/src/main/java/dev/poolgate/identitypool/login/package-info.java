/**
 * Logins: the tokens that a caller brings along, by provider, and what is proven by them.
 *
 * <p>Open {@link dev.poolgate.identitypool.login.LoginVerifier} first. A provider key such as
 * {@code cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC} leads through the {@code ProviderMapping} to an issuer; the
 * token is verified against that issuer's keys and becomes a {@code VerifiedLogin}, or is refused with Cognito's own
 * text.
 */
@NullMarked
package dev.poolgate.identitypool.login;

import org.jspecify.annotations.NullMarked;
