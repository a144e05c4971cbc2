/**
 * From an identity to credentials: role, attributes for access control, issue.
 *
 * <p>Open {@link dev.poolgate.identitypool.exchange.CredentialExchange} first; the API and the gateway's own way in,
 * {@link dev.poolgate.identitypool.exchange.InProcessIdentityPool}, both end there.
 */
@NullMarked
package dev.poolgate.identitypool.exchange;

import org.jspecify.annotations.NullMarked;
