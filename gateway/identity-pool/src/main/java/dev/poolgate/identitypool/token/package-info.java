/**
 * The pool's own OpenID token: what it says, who signed it, and how anybody can check that.
 *
 * <p>Open {@link dev.poolgate.identitypool.token.PoolTokens} first: it issues and verifies. A {@code PoolToken} becomes
 * claims in {@code PoolTokenClaims} and is signed with the current key of {@code TokenKeys}, which keeps its key pairs
 * sealed in the database and replaces them as time goes by. {@code PoolTokenDiscovery} publishes the public halves.
 */
@NullMarked
package dev.poolgate.identitypool.token;

import org.jspecify.annotations.NullMarked;
