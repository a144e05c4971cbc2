/**
 * Logins and web identities by OpenID Connect: IAM's OIDC providers, Google, Apple.
 *
 * <p>Open {@link dev.poolgate.identitypool.login.oidc.OidcProviders} first: a Logins key or an {@code iss} leads to a
 * provider that was registered, or nowhere. {@code OidcTokens} verifies a token against that provider's keys alone;
 * {@code OidcLogins} and {@code OidcWebIdentities} word the outcome as Cognito and as STS do.
 */
@NullMarked
package dev.poolgate.identitypool.login.oidc;

import org.jspecify.annotations.NullMarked;
