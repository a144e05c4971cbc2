/**
 * Who is in a pool, and the rules a pool sets for them. Values and pure rules: nothing here reads a clock, a database
 * or the network.
 *
 * <p>Open {@link dev.poolgate.userpool.directory.Pool} and {@link dev.poolgate.userpool.directory.User} first. A pool's
 * and a client's settings are the AWS SDK's own types, so that what was stored is what AWS describes.
 */
@NullMarked
package dev.poolgate.userpool.directory;

import org.jspecify.annotations.NullMarked;
