/**
 * Calls to servers of the operator's own: signed posts of JSON, bounded in time and size. Open
 * {@link dev.poolgate.userpool.outbound.SignedPosts} first.
 */
@NullMarked
package dev.poolgate.userpool.outbound;

import org.jspecify.annotations.NullMarked;
