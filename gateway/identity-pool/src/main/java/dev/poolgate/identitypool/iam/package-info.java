/**
 * IAM's own API over the account's registry: roles, managed policies, OpenID Connect and SAML providers.
 *
 * <p>Open {@link dev.poolgate.identitypool.iam.IamApi} first: it puts the families of operations together, one class
 * each. A call is held against AWS's model before it comes here; a family checks documents and quotas, changes one
 * thing in {@link dev.poolgate.identitypool.iam.IamStores} under its lock, and answers in IAM's own types. Refusals are
 * IAM's own exceptions, worded in {@code Refusals}. {@link dev.poolgate.identitypool.iam.RoleFiles} brings roles from
 * files.
 */
@NullMarked
package dev.poolgate.identitypool.iam;

import org.jspecify.annotations.NullMarked;
