package dev.poolgate.identitypool.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;

/**
 * Seals sessions into tokens and opens them again: JWE with direct encryption by AES-256-GCM (RFC 7516, RFC 7518
 * sections 4.5 and 5.3). Nobody without the ring can read or make one.
 *
 * <p>Opening says nothing about time; see {@link Session#isExpiredAt}.
 */
public final class SessionTokens {
    /** Room for fifty tags of full length; anything longer is not ours and is not even parsed. */
    static final int MAX_LENGTH = 64 * 1024;

    private static final JOSEObjectType TYPE = new JOSEObjectType("poolgate-session");

    private final KeyRing keys;
    private final SecureRandom random;

    /** @param random gives each token its initialization vector */
    public SessionTokens(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals under the ring's current key. */
    public String seal(Session session) {
        SealingKey key = keys.current();
        EncryptedJWT token = new EncryptedJWT(header(key), SessionClaims.write(session));
        try {
            DirectEncrypter encrypter = new DirectEncrypter(key.secret());
            encrypter.getJCAContext().setSecureRandom(random);
            token.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot seal a session under " + key, e);
        }
        return token.serialize();
    }

    /** The session in a token; empty where no key of the ring sealed it. */
    public Optional<Session> open(String token) {
        return parse(token).filter(jwe -> isOurs(jwe.getHeader())).flatMap(this::decrypt);
    }

    private static Optional<EncryptedJWT> parse(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(EncryptedJWT.parse(token));
        } catch (ParseException | RuntimeException e) {
            // The parser also answers strange headers with unchecked exceptions; whatever it is, it is not ours.
            return Optional.empty();
        }
    }

    private Optional<Session> decrypt(EncryptedJWT jwe) {
        return Optional.ofNullable(jwe.getHeader().getKeyID())
                .flatMap(keys::find)
                .flatMap(key -> decrypt(jwe, key));
    }

    private static Optional<Session> decrypt(EncryptedJWT jwe, SealingKey key) {
        try {
            jwe.decrypt(new DirectDecrypter(key.secret()));
            return SessionClaims.read(jwe.getJWTClaimsSet());
        } catch (JOSEException | ParseException e) {
            return Optional.empty();
        }
    }

    private static JWEHeader header(SealingKey key) {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(TYPE)
                .keyID(key.id())
                .build();
    }

    /** Fixes the algorithms and the type, and that nothing is inflated: the header is the sender's word. */
    private static boolean isOurs(JWEHeader header) {
        return JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && TYPE.equals(header.getType())
                && header.getCompressionAlgorithm() == null;
    }
}
