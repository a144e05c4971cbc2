/**
 * Answers for people who ask why. Open {@link dev.poolgate.gateway.explain.DecisionsEndpoint} first: recent decisions,
 * and {@link dev.poolgate.gateway.explain.Explainer} for requests that nobody sent. Those pass the guard's rules, the
 * routes' predicates and the rule of the route that matches, as real ones do, and are then neither forwarded nor
 * counted nor recorded.
 */
@NullMarked
package dev.poolgate.gateway.explain;

import org.jspecify.annotations.NullMarked;
