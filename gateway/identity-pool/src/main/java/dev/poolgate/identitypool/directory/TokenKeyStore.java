package dev.poolgate.identitypool.directory;

import java.util.List;

/** Keeps the keys that OpenID tokens are signed with, sealed. Thread-safe, on any node. */
public interface TokenKeyStore {

    /** All of them, by number. */
    List<StoredTokenKey> list();

    /** @return false where the number is taken: another node was first */
    boolean add(StoredTokenKey key);

    /**
     * Replaces what a key is sealed as.
     *
     * @return false where it is not sealed as {@code before} any more
     */
    boolean reseal(StoredTokenKey before, String sealed);

    /** Forgets the keys with a lower number. */
    void deleteBefore(long number);
}
