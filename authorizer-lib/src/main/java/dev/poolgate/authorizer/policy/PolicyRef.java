package dev.poolgate.authorizer.policy;

/**
 * Where a policy is.
 *
 * @param id its {@code @id} annotation, else the source's name, {@code #} and its number in it, counted from 1
 * @param source the source's name
 * @param line of its first character, counted from 1
 * @param column of its first character, counted from 1
 */
public record PolicyRef(String id, String source, int line, int column) {}
