/**
 * Whole pools in a file: written on one server, read on another.
 *
 * <p>Open {@link dev.poolgate.userpool.transfer.PoolTransfer} first.
 */
@NullMarked
package dev.poolgate.userpool.transfer;

import org.jspecify.annotations.NullMarked;
