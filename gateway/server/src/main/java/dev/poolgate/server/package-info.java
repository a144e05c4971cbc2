/**
 * The runnable gateway: the starter, both pools embedded, and a demo.
 *
 * <p>Open {@link dev.poolgate.server.PoolgateServer} first. {@code data} holds what must survive a restart,
 * {@code pools} wires the user pool and the identity pool to each other and to their own port, {@code demo} makes a
 * first start something to play with.
 */
@NullMarked
package dev.poolgate.server;

import org.jspecify.annotations.NullMarked;
