package dev.poolgate.authorizer.policy;

/**
 * A text with policies, or a schema.
 *
 * @param name for people, for instance the file's name; unique among the sources of a revision
 */
public record PolicySource(String name, String text) {}
