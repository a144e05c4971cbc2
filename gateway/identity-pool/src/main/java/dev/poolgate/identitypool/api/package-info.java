/**
 * The Cognito identity API, one class an operation. The wire, signatures and JSON are {@code dev.poolgate.aws}'s
 * business.
 *
 * <p>Open {@link dev.poolgate.identitypool.api.IdentityApi} first: it lists the operations. Each checks its input, asks
 * the stores, and answers in the API's own types; refusals are the API's own exceptions, worded in {@code Refusals}.
 */
@NullMarked
package dev.poolgate.identitypool.api;

import org.jspecify.annotations.NullMarked;
