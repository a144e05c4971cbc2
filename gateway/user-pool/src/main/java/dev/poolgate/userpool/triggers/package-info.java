/**
 * Triggers: somebody else's code is asked while an operation runs, as AWS asks Lambda functions. Here they are webhooks
 * or Java objects, named by the ARNs of a pool's {@code LambdaConfig}.
 *
 * <p>Open {@link dev.poolgate.userpool.triggers.Triggers} first. An operation says what happened as a
 * {@link dev.poolgate.userpool.triggers.Happening}; that becomes a {@link dev.poolgate.userpool.triggers.TriggerEvent}
 * for the trigger, and what comes back is read as an untrusted {@link dev.poolgate.userpool.triggers.TriggerAnswer}.
 * Never inside of a transaction: a trigger may take seconds.
 */
@NullMarked
package dev.poolgate.userpool.triggers;

import org.jspecify.annotations.NullMarked;
