/**
 * How the account's registry keeps things: whole, by a unique key, changed one at a time.
 *
 * <p>Open {@link dev.poolgate.identitypool.registry.Registry} first. What is kept is named in the packages
 * {@code roles} and {@code providers}; {@code Fresh} is how it is read many times a second.
 */
@NullMarked
package dev.poolgate.identitypool.registry;

import org.jspecify.annotations.NullMarked;
