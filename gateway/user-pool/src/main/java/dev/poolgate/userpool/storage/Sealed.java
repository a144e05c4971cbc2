package dev.poolgate.userpool.storage;

/**
 * What a {@link Vault} sealed: safe to store, of no use without the master key.
 *
 * @param text base64
 */
public record Sealed(String text) {}
