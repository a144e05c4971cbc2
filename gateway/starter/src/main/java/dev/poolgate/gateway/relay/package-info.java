/**
 * Hop 7 for backends that check tokens: {@link dev.poolgate.gateway.relay.RelayTokenGatewayFilterFactory} sends each a
 * token minted for it, and {@link dev.poolgate.gateway.relay.RelayEndpoint} publishes the keys to check it with.
 */
@NullMarked
package dev.poolgate.gateway.relay;

import org.jspecify.annotations.NullMarked;
