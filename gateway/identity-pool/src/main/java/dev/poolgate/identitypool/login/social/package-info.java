/**
 * Logins by the access tokens of Facebook and Amazon, which only these providers themselves can verify.
 *
 * <p>Open {@link dev.poolgate.identitypool.login.social.AccessTokenLogins} first. {@code ProviderEndpoint} asks, within
 * limits of time, size and number, each time anew; {@code FacebookTokens} and {@code AmazonTokens} weigh the answer.
 */
@NullMarked
package dev.poolgate.identitypool.login.social;

import org.jspecify.annotations.NullMarked;
