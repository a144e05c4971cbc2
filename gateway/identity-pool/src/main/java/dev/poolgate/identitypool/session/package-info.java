/**
 * Temporary credentials: issued, sealed into session tokens, and opened again on any node without a look-up, with what
 * they may do.
 *
 * <p>Open {@link dev.poolgate.identitypool.session.CredentialIssuer} first. A {@code Grant} (what assuming a role
 * concluded) becomes a {@code Session} (the grant, a key pair and two instants), which {@code SessionTokens} seals
 * under the current key of the {@code KeyRing}. Where a signed request comes in, {@code SessionCallers} opens it, asks
 * {@code SessionRevocations}, and puts permissions together from the {@code KnownRoles}.
 */
@NullMarked
package dev.poolgate.identitypool.session;

import org.jspecify.annotations.NullMarked;
