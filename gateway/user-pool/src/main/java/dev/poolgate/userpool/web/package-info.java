/**
 * The HTTP side of the user pools that is not AWS's wire. Open {@link dev.poolgate.userpool.web.WellKnownRoutes}. The
 * only package here that knows Spring WebFlux; what blocks runs on the executor it is given.
 */
@NullMarked
package dev.poolgate.userpool.web;

import org.jspecify.annotations.NullMarked;
