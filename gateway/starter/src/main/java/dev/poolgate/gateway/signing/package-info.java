/**
 * Hop 7 for AWS: {@link dev.poolgate.gateway.signing.SignAwsRequestGatewayFilterFactory} reads the body and fixes the
 * {@code Host}; {@link dev.poolgate.gateway.signing.SigningHeadersFilter} signs once the last header is settled.
 */
@NullMarked
package dev.poolgate.gateway.signing;

import org.jspecify.annotations.NullMarked;
