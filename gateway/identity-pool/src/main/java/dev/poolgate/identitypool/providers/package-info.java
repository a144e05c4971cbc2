/**
 * The identity providers that the account trusts, as IAM keeps them: OpenID Connect and SAML. Open TrustedProviders
 * first.
 */
@NullMarked
package dev.poolgate.identitypool.providers;

import org.jspecify.annotations.NullMarked;
