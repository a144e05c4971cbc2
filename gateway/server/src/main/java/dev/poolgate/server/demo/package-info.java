/**
 * A first start to play with: generated secrets, two users, three routes to an echo backend. Open
 * {@link dev.poolgate.server.demo.DemoEnvironment} first.
 */
@NullMarked
package dev.poolgate.server.demo;

import org.jspecify.annotations.NullMarked;
