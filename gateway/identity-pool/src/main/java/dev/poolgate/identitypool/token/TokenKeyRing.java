package dev.poolgate.identitypool.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys at one time: the previous one, whose tokens are still alive, the current one, and the next.
 *
 * @param keys by the time from which they sign
 */
record TokenKeyRing(List<TokenKey> keys) {

    TokenKeyRing {
        keys = List.copyOf(keys);
    }

    /** What signs at this instant. Where none does yet, because clocks differ, the first one does. */
    TokenKey current(Instant now) {
        return keys.get(indexOfCurrent(now));
    }

    /** Whether the key that is to follow is known, and so can be published before it signs. */
    boolean hasNext(Instant now) {
        return !keys.isEmpty() && indexOfCurrent(now) < keys.size() - 1;
    }

    /** How many keys are older than the previous one. */
    int outlived(Instant now) {
        return Math.max(0, indexOfCurrent(now) - 1);
    }

    private int indexOfCurrent(Instant now) {
        int signing = (int)
                keys.stream().filter(key -> !now.isBefore(key.signsFrom())).count();
        return Math.max(0, signing - 1);
    }

    Optional<TokenKey> find(String keyId) {
        return keys.stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    /** The public halves as a JWK set, RFC 7517 section 5. */
    String published() {
        List<JWK> publicKeys =
                keys.stream().map(key -> (JWK) key.jwk().toPublicJWK()).toList();
        return new JWKSet(publicKeys).toString(true);
    }
}
