package dev.poolgate.gateway.filter;

/** The arguments of a filter that takes none. */
public record NoArguments() {}
