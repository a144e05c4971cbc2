package dev.poolgate.aws.model;

/**
 * An error as the wire has it.
 *
 * @param code for example {@code NoSuchEntity}
 * @param status of HTTP
 */
public record ErrorCode(String code, int status) {}
