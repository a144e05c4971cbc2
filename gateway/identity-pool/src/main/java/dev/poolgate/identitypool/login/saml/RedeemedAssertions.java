package dev.poolgate.identitypool.login.saml;

import java.time.Instant;

/** Remembers, for all nodes, which assertions were shown. Blocks. */
@FunctionalInterface
public interface RedeemedAssertions {

    /**
     * Remembers an assertion.
     *
     * @param issuer whose id it is
     * @param until from this instant on it need not be remembered, since it is over
     * @return false where it is remembered already: it was shown before, here or on another node
     */
    boolean add(String issuer, String id, Instant until);
}
