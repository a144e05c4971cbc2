/**
 * Temporary credentials: issued, sealed into session tokens, and opened again on any node without a look-up.
 *
 * <p>Open {@link dev.poolgate.identitypool.session.CredentialIssuer} first. A {@code Grant} (what the exchange
 * concluded) becomes a {@code Session} (the grant, a key pair and two instants), which {@code SessionTokens} seals
 * under the current key of the {@code KeyRing}; {@code SessionAccessKeys} opens it where a signed request comes in.
 */
@NullMarked
package dev.poolgate.identitypool.session;

import org.jspecify.annotations.NullMarked;
