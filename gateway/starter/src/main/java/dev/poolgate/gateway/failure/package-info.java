/**
 * The one place where a refusal becomes an answer. Open {@link dev.poolgate.gateway.failure.Refusal} for what can be
 * refused and {@link dev.poolgate.gateway.failure.FailureResponses} for how it looks: a status, a challenge (RFC 6750
 * section 3), a problem body (RFC 9457) with a stable {@code code}, and a record of the decision.
 * {@link dev.poolgate.gateway.failure.LingeringClose} has it arrive where the client still sends.
 */
@NullMarked
package dev.poolgate.gateway.failure;

import org.jspecify.annotations.NullMarked;
