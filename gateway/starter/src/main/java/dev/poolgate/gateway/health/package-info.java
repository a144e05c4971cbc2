/**
 * Whether callers' tokens can be verified: keys are fetched when the server is up, and readiness follows
 * {@link dev.poolgate.gateway.health.KeyHealthIndicator}.
 */
@NullMarked
package dev.poolgate.gateway.health;

import org.jspecify.annotations.NullMarked;
