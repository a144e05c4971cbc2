package dev.poolgate.aws.model;

/**
 * How a service of the Query protocol is told from others.
 *
 * @param version of its interface, for example {@code 2011-06-15}
 * @param namespace of its XML
 */
public record QueryNames(String version, String namespace) {}
