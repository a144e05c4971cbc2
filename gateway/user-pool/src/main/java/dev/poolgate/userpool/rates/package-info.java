/**
 * How often operations may be called, in AWS's categories. Off unless configured.
 *
 * <p>Open {@link dev.poolgate.userpool.rates.UserPoolRates} first.
 */
@NullMarked
package dev.poolgate.userpool.rates;

import org.jspecify.annotations.NullMarked;
