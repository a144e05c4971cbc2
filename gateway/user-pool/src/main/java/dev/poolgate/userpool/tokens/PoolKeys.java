package dev.poolgate.userpool.tokens;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Optional;

/** The key pairs of one pool, oldest first. */
record PoolKeys(List<SigningKey> keys) {

    PoolKeys {
        keys = List.copyOf(keys);
    }

    /** The newest key of the use: what tokens are signed with. */
    SigningKey current(TokenUse use) {
        return keys.stream()
                .filter(key -> key.use() == use)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("a pool has no key for " + use.claim() + " tokens"));
    }

    /** The public half of a key by its id, where it is for that use. */
    Optional<RSAKey> verifying(String kid, TokenUse use) {
        return keys.stream()
                .filter(key -> key.use() == use)
                .map(SigningKey::publicJwk)
                .filter(key -> key.getKeyID().equals(kid))
                .findFirst();
    }

    /** The JWK set to publish, RFC 7517 section 5. */
    String published() {
        List<JWK> publicKeys = keys.stream().map(key -> (JWK) key.publicJwk()).toList();
        return new JWKSet(publicKeys).toString(true);
    }
}
