/**
 * Holds a service's operations back, before any of their work.
 *
 * <p>Open {@link dev.poolgate.aws.rates.RequestRates} first.
 */
@NullMarked
package dev.poolgate.aws.rates;

import org.jspecify.annotations.NullMarked;
