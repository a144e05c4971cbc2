/**
 * The Security Token Service: temporary credentials for whoever a role trusts, by AWS's own operations.
 *
 * <p>Open {@link dev.poolgate.identitypool.sts.StsApi} first. Each operation is a class; it finds out who asks, as an
 * {@code Applicant}, and what for, as a {@code RoleRequest}, and leaves the rest to {@code RoleAssumption}.
 */
@NullMarked
package dev.poolgate.identitypool.sts;

import org.jspecify.annotations.NullMarked;
