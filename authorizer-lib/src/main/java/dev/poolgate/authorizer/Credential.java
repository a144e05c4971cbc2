package dev.poolgate.authorizer;

import dev.poolgate.authorizer.sign.SignableRequest;

/** What a caller presented to prove who they are. */
public sealed interface Credential {

    /** A bearer token, RFC 6750 section 2.1, not yet looked at. */
    record Bearer(String token) implements Credential {
        @Override
        public String toString() {
            return "Bearer[redacted]";
        }
    }

    /** A request that carries an AWS signature, not yet looked at. */
    record Signed(SignableRequest request) implements Credential {}

    /** Nothing: the caller is a guest, where the route admits guests. */
    record None() implements Credential {}
}
