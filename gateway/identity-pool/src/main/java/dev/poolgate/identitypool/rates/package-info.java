/**
 * How often operations may be called, as at AWS, and how many guests an address may make.
 *
 * <p>Open {@link dev.poolgate.identitypool.rates.IdentityPoolRates} first.
 */
@NullMarked
package dev.poolgate.identitypool.rates;

import org.jspecify.annotations.NullMarked;
