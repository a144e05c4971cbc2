/**
 * Tests of who may do what, in the build of whoever runs a gateway. Annotate a test class with
 * {@link dev.poolgate.testkit.AccessTest} and have an {@link dev.poolgate.testkit.Access} passed to its methods.
 *
 * <p>A request goes through the guard, the routes' predicates, the rule of the route and its policies, by the parts
 * that decide real ones ({@code dev.poolgate.gateway.explain}). No server is started, nothing is fetched and nothing is
 * forwarded.
 */
@NullMarked
package dev.poolgate.testkit;

import org.jspecify.annotations.NullMarked;
