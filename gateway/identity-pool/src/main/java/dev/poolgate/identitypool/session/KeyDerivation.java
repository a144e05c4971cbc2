package dev.poolgate.identitypool.session;

/** A master secret, as far as it is needed: it makes keys and does not show itself. Thread-safe. */
@FunctionalInterface
public interface KeyDerivation {

    /** 32 bytes that are the same for the same purpose on every node, and tell nothing about those of another one. */
    byte[] derive(String purpose);
}
