package dev.poolgate.identitypool.token;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** The outcome of verifying a pool's OpenID token. */
public sealed interface PoolTokenResult {

    /** @param claims all of them, as they stand in the token */
    record Verified(PoolToken token, Map<String, Object> claims) implements PoolTokenResult {
        public Verified {
            claims = Map.copyOf(claims);
        }

        @Override
        public String toString() {
            return "Verified[" + token + "]";
        }
    }

    /** Signed here, but over. */
    record Expired(Instant now, Instant expiry) implements PoolTokenResult {}

    /** Not signed with a key of this installation, or no such token at all. */
    record Invalid() implements PoolTokenResult {}

    /** Picks the function that fits this outcome. */
    default <T> T fold(Function<Verified, T> verified, Function<Expired, T> expired, Function<Invalid, T> invalid) {
        if (this instanceof Verified v) {
            return verified.apply(v);
        }
        return this instanceof Expired e ? expired.apply(e) : invalid.apply((Invalid) this);
    }
}
