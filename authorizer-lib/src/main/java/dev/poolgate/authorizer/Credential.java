package dev.poolgate.authorizer;

import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.RequestHead;
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

    /**
     * A request that carries an AWS signature, not yet looked at.
     *
     * @param body asked for only where nothing else is wrong with the signature
     */
    record Signed(RequestHead head, PendingBody body) implements Credential {

        /** One whose body is at hand. */
        public Signed(SignableRequest request) {
            this(request.head(), PendingBody.of(request.bodyHash()));
        }
    }

    /** Nothing: the caller is a guest, where the route admits guests. */
    record None() implements Credential {}
}
