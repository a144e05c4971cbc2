/**
 * Hops 3 to 7 as filters of a route. Open {@link dev.poolgate.gateway.filter.AuthorizeGatewayFilterFactory} first: it
 * leaves a {@link dev.poolgate.gateway.filter.Passage} on the exchange, without which
 * {@link dev.poolgate.gateway.filter.DecisionGate} lets nothing through to the backend. The others take the caller from
 * there: {@code ExchangeCredentials}, then {@code SignAwsRequest} or {@code RelayToken}. {@code SignedRequests} reads
 * what a caller signed, where the route takes signatures.
 */
@NullMarked
package dev.poolgate.gateway.filter;

import org.jspecify.annotations.NullMarked;
