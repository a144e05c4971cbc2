/**
 * Identities exchanged for temporary credentials, cached per caller.
 *
 * <p>Open {@link dev.poolgate.authorizer.exchange.IdentityPool} first. Its sources exchange; decorators stand before
 * them, outermost first: {@link dev.poolgate.authorizer.exchange.CachingIdentityPool} keeps what a caller was granted,
 * {@link dev.poolgate.authorizer.exchange.ResilientIdentityPool} protects us from a source in trouble,
 * {@link dev.poolgate.authorizer.exchange.CognitoIdentityPool} asks a Cognito Identity endpoint, and
 * {@link dev.poolgate.authorizer.exchange.StsIdentityPool} a security token service.
 * {@link dev.poolgate.authorizer.exchange.RoleResolver} and {@link dev.poolgate.authorizer.exchange.PrincipalTags} are
 * the pure rules behind a pool of our own.
 */
@NullMarked
package dev.poolgate.authorizer.exchange;

import org.jspecify.annotations.NullMarked;
