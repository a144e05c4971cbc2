/**
 * What an identity pool is and who is in it, and the two stores that keep both.
 *
 * <p>Open {@link dev.poolgate.identitypool.directory.StoredPool} and
 * {@link dev.poolgate.identitypool.directory.Identity} first; {@code storage} implements the stores.
 */
@NullMarked
package dev.poolgate.identitypool.directory;

import org.jspecify.annotations.NullMarked;
