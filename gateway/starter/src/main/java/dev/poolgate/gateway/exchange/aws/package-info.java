/**
 * Makes the pools that are configured and not in this process. Apart from the rest, because it needs the AWS SDK, which
 * not every gateway has. {@link dev.poolgate.gateway.exchange.aws.CognitoPools} and
 * {@link dev.poolgate.gateway.exchange.aws.StsPools} make them, {@code SdkSettings} says how they call.
 */
@NullMarked
package dev.poolgate.gateway.exchange.aws;

import org.jspecify.annotations.NullMarked;
