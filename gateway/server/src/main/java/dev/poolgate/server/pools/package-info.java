/**
 * The embedded user pool and identity pool on their own port. Open {@link dev.poolgate.server.pools.PoolsConfiguration}
 * first.
 */
@NullMarked
package dev.poolgate.server.pools;

import org.jspecify.annotations.NullMarked;
