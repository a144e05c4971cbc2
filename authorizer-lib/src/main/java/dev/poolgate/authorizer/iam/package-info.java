/**
 * IAM policies: parsed once, decided many times.
 *
 * <p>Open {@link dev.poolgate.authorizer.iam.Permissions} first. A document becomes an
 * {@link dev.poolgate.authorizer.iam.IamPolicy} or, where it says who may assume a role, a
 * {@link dev.poolgate.authorizer.iam.TrustPolicy}; a request is an {@link dev.poolgate.authorizer.iam.IamRequest} with
 * its {@link dev.poolgate.authorizer.iam.IamContext}; the answer an {@link dev.poolgate.authorizer.iam.IamDecision}.
 * Everything here is pure: no clock, no network, no state.
 *
 * <p>Inside, a document is read as {@code DocumentPart}s, which know where they stand, into {@code Statement}s of
 * matchers. A request becomes a {@code Question}, which {@code StatementIndex} puts to those of its service. What is
 * legal and yet too wide is a {@link dev.poolgate.authorizer.iam.PolicyFinding}; what guests get at most,
 * {@link dev.poolgate.authorizer.iam.GuestScopeDown}.
 */
@NullMarked
package dev.poolgate.authorizer.iam;

import org.jspecify.annotations.NullMarked;
