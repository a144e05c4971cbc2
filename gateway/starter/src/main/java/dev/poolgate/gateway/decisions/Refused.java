package dev.poolgate.gateway.decisions;

import org.jspecify.annotations.Nullable;

/**
 * A refusal, as far as a record needs it.
 *
 * @param id of the decision, which the caller is told too
 * @param status what the caller sees
 * @param code stable snake_case reason
 * @param detail for the record only
 */
public record Refused(
        String id, int status, String code, @Nullable String detail) {}
