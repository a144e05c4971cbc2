/**
 * Passkeys: WebAuthn level 2, by Yubico's library. Registered by users who are signed in.
 *
 * <p>Open {@link dev.poolgate.userpool.passkeys.Passkeys} first. A challenge waits in the table of sessions, so any
 * node can judge the answer, once.
 */
@NullMarked
package dev.poolgate.userpool.passkeys;

import org.jspecify.annotations.NullMarked;
