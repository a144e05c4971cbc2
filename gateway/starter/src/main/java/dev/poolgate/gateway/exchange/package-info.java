/**
 * Which identity pools routes can exchange at. An application contributes
 * {@link dev.poolgate.gateway.exchange.NamedIdentityPool} beans; what is configured under {@code poolgate.exchange}
 * joins them in {@link dev.poolgate.gateway.exchange.IdentityPools}.
 */
@NullMarked
package dev.poolgate.gateway.exchange;

import org.jspecify.annotations.NullMarked;
