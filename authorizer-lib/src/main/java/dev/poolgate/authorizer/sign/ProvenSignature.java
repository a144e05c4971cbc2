package dev.poolgate.authorizer.sign;

import java.time.Instant;

/**
 * A signature that fits, for whoever has to know one again.
 *
 * @param value lower-case hex
 * @param until the last instant at which it can still be verified
 */
public record ProvenSignature(String value, Instant until) {

    /** Without the signature: within its time it is as good as the request. */
    @Override
    public String toString() {
        return "ProvenSignature[until " + until + "]";
    }
}
