/**
 * Identity pools: identities, role selection, temporary credentials, and the Cognito identity API in front of them.
 *
 * <p>Open {@link dev.poolgate.identitypool.IdentityPools} first: it puts the parts together. A caller brings logins,
 * which {@code login} verifies; {@code directory} tells which identity that is; {@code exchange} chooses role and tags;
 * {@code session} issues credentials and seals them into a session token. {@code api} offers all this as AWS's
 * operations, {@code storage} keeps what lasts.
 */
@NullMarked
package dev.poolgate.identitypool;

import org.jspecify.annotations.NullMarked;
