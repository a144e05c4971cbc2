/**
 * Logins: the tokens that a caller brings along, by provider, and what is proven by them.
 *
 * <p>Open {@link dev.poolgate.identitypool.login.LoginVerifier} first. A provider key such as
 * {@code cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC} leads through the {@code ProviderMapping} to an issuer; the
 * token is verified against that issuer's keys and becomes a {@code VerifiedLogin}, or is refused with Cognito's own
 * text. Providers that are no user pools have packages of their own: {@code oidc}, {@code social}, {@code saml};
 * {@code AnyLogins} and {@code AnyWebIdentities} pick among all.
 */
@NullMarked
package dev.poolgate.identitypool.login;

import org.jspecify.annotations.NullMarked;
