package dev.poolgate.authorizer.relay;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;

/**
 * The keys that relayed tokens are signed with: the first signs, all are published. To rotate, put a new key first and
 * keep the old one until the last token it signed has expired.
 */
public final class RelayKeys {
    private final RelaySigningKey signing;
    private final JWKSet published;

    private RelayKeys(JWKSet keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a relay key set without keys signs nothing");
        }
        keys.getKeys().forEach(RelaySigningKey::requireAsymmetric);
        this.signing = RelaySigningKey.of(keys.getKeys().get(0));
        this.published = keys.toPublicJWKSet();
    }

    /**
     * Reads the keys, or makes one for ES256 where the file does not exist yet.
     *
     * @param file a JWK set (RFC 7517 section 5) that only its owner may read
     * @throws IllegalArgumentException where the file is no such set, or others may read it
     * @throws java.io.UncheckedIOException where it cannot be read or written
     */
    public static RelayKeys open(Path file, SecureRandom random) {
        return of(OwnerOnlyFile.readOrCreate(file, () -> new JWKSet(generate(random)).toString(false)));
    }

    /**
     * @param jwkSet with private keys
     * @throws IllegalArgumentException where it is no JWK set, is empty, holds a key without a {@code kid} or a
     *     symmetric one, or its first key cannot sign
     */
    public static RelayKeys of(String jwkSet) {
        try {
            return new RelayKeys(JWKSet.parse(jwkSet));
        } catch (ParseException e) {
            // the cause is dropped on purpose: it may quote the key
            throw new IllegalArgumentException("the relay keys are not a jwk set");
        }
    }

    /** The JWK set to publish, as JSON, without private members. */
    public String publicJwkSet() {
        return published.toString(true);
    }

    RelaySigningKey signing() {
        return signing;
    }

    private static JWK generate(SecureRandom random) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .secureRandom(random)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every java platform has curve `P-256`", e);
        }
    }

    @Override
    public String toString() {
        return "RelayKeys[" + published.size() + " keys]";
    }
}
