/**
 * What must hold for routes before any is served. {@link dev.poolgate.gateway.route.CheckedRouteDefinitions} looks at
 * what was written, {@link dev.poolgate.gateway.route.RouteRuleCheck} at the routes that came out of it.
 */
@NullMarked
package dev.poolgate.gateway.route;

import org.jspecify.annotations.NullMarked;
