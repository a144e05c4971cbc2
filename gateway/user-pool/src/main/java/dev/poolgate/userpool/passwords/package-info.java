/**
 * What a password may be, and how it is kept: an Argon2id hash for whoever sends the password, an SRP verifier for
 * whoever proves to know it.
 *
 * <p>Open {@link dev.poolgate.userpool.passwords.PasswordHasher} first. Pure computation: no storage, no clock.
 */
@NullMarked
package dev.poolgate.userpool.passwords;

import org.jspecify.annotations.NullMarked;
