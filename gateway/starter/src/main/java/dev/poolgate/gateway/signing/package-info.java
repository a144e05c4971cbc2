/**
 * Hop 7 for AWS: {@link dev.poolgate.gateway.signing.SignAwsRequestGatewayFilterFactory} settles target, body and
 * {@code Host}, {@link dev.poolgate.gateway.signing.SigningHeadersFilter} signs once the last header is settled.
 */
@NullMarked
package dev.poolgate.gateway.signing;

import org.jspecify.annotations.NullMarked;
