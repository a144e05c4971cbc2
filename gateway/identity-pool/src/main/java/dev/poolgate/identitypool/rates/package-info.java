/**
 * How often operations may be called, as at AWS, and what one address may do: guests an hour, unsigned calls a second.
 *
 * <p>Open {@link dev.poolgate.identitypool.rates.IdentityPoolRates} first.
 */
@NullMarked
package dev.poolgate.identitypool.rates;

import org.jspecify.annotations.NullMarked;
