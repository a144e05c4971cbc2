package dev.poolgate.gateway.console;

import java.net.URI;
import java.time.Instant;

/**
 * A sign-in that a browser went away with, and that its answer is held against.
 *
 * @param state RFC 6749 section 10.12
 * @param nonce OpenID Connect Core section 3.1.2.1
 * @param verifier RFC 7636 section 4.1
 * @param redirect where the answer was asked to come, said again when the code is redeemed
 * @param issuer as it described itself when this began
 */
record PendingSignIn(String state, String nonce, String verifier, URI redirect, IssuerEndpoints issuer, Instant until) {

    /** RFC 7636 section 4.2, method S256. */
    String challenge() {
        return Secrets.hash(verifier);
    }

    @Override
    public String toString() {
        return "PendingSignIn[redacted]";
    }
}
