package dev.poolgate.identitypool.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import java.security.SecureRandom;
import java.text.ParseException;

/**
 * Seals key pairs for the database, each as an encrypted JWK (RFC 7517 section 7): JWE with direct encryption by
 * AES-256-GCM. The type keeps them apart from session tokens, which the same ring seals.
 */
record SealedKeys(KeyRing ring, SecureRandom random) {
    private static final JOSEObjectType TYPE = new JOSEObjectType("poolgate-token-key");

    String seal(RSAKey key) {
        SealingKey sealing = ring.current();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(TYPE)
                .contentType("jwk+json")
                .keyID(sealing.id())
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(key.toJSONString()));
        try {
            DirectEncrypter encrypter = new DirectEncrypter(sealing.secret());
            encrypter.getJCAContext().setSecureRandom(random);
            sealed.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot seal a key pair under " + sealing, e);
        }
        return sealed.serialize();
    }

    /** @throws IllegalStateException where it was altered, or sealed under a key that is not on the ring */
    RSAKey open(String sealed) {
        try {
            JWEObject object = parse(sealed);
            String sealingId = object.getHeader().getKeyID();
            SealingKey sealing = ring.find(sealingId)
                    .orElseThrow(() -> new IllegalStateException("the key pairs of openid tokens are sealed under `"
                            + sealingId + "`, not on the key ring"));
            object.decrypt(new DirectDecrypter(sealing.secret()));
            return RSAKey.parse(object.getPayload().toString());
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("a key pair of openid tokens cannot be opened", e);
        }
    }

    /** Whether it should be sealed anew, because the ring's current key is another. */
    boolean isOutdated(String sealed) {
        try {
            return !ring.current().id().equals(parse(sealed).getHeader().getKeyID());
        } catch (ParseException e) {
            throw new IllegalStateException("a key pair of openid tokens cannot be read", e);
        }
    }

    private static JWEObject parse(String sealed) throws ParseException {
        JWEObject object = JWEObject.parse(sealed);
        JWEHeader header = object.getHeader();
        boolean ours = JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && TYPE.equals(header.getType())
                && header.getCompressionAlgorithm() == null;
        if (!ours) {
            throw new ParseException("not a sealed key pair", 0);
        }
        return object;
    }
}
