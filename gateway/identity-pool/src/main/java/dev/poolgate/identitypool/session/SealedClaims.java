package dev.poolgate.identitypool.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;

/**
 * Seals claims and opens them again: JWE with direct encryption by AES-256-GCM (RFC 7516, RFC 7518 sections 4.5 and
 * 5.3). Nobody without the ring can read or make one. The type keeps apart what one ring seals for several purposes.
 */
final class SealedClaims {
    /** Room for fifty tags of full length; anything longer is not ours and is not even parsed. */
    static final int MAX_LENGTH = 64 * 1024;

    private final KeyRing keys;
    private final SecureRandom random;
    private final JOSEObjectType type;

    /** @param random gives each text its initialization vector */
    SealedClaims(KeyRing keys, SecureRandom random, String type) {
        this.keys = keys;
        this.random = random;
        this.type = new JOSEObjectType(type);
    }

    /** Seals under the ring's current key. */
    String seal(JWTClaimsSet claims) {
        SealingKey key = keys.current();
        EncryptedJWT sealed = new EncryptedJWT(header(key), claims);
        try {
            DirectEncrypter encrypter = new DirectEncrypter(key.secret());
            encrypter.getJCAContext().setSecureRandom(random);
            sealed.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot seal claims under " + key, e);
        }
        return sealed.serialize();
    }

    /** The claims in a text; empty where no key of the ring sealed it, or for another purpose. */
    Optional<Opened> open(String sealed) {
        return parse(sealed).filter(jwe -> isOurs(jwe.getHeader())).flatMap(this::decrypt);
    }

    private static Optional<EncryptedJWT> parse(String sealed) {
        if (sealed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(EncryptedJWT.parse(sealed));
        } catch (ParseException | RuntimeException e) {
            // The parser also answers strange headers with unchecked exceptions; whatever it is, it is not ours.
            return Optional.empty();
        }
    }

    private Optional<Opened> decrypt(EncryptedJWT jwe) {
        return Optional.ofNullable(jwe.getHeader().getKeyID())
                .flatMap(keys::find)
                .flatMap(key -> decrypt(jwe, key));
    }

    private static Optional<Opened> decrypt(EncryptedJWT jwe, SealingKey key) {
        try {
            jwe.decrypt(new DirectDecrypter(key.secret()));
            return Optional.of(new Opened(jwe.getJWTClaimsSet(), key));
        } catch (JOSEException | ParseException e) {
            return Optional.empty();
        }
    }

    private JWEHeader header(SealingKey key) {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(type)
                .keyID(key.id())
                .build();
    }

    /** Fixes the algorithms and the type, and that nothing is inflated: the header is the sender's word. */
    private boolean isOurs(JWEHeader header) {
        return JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && type.equals(header.getType())
                && header.getCompressionAlgorithm() == null;
    }

    /** @param key that it was sealed under */
    record Opened(JWTClaimsSet claims, SealingKey key) {
        @Override
        public String toString() {
            return "Opened[" + key + "]";
        }
    }
}
