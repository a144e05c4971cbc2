package dev.poolgate.identitypool.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * A key pair that OpenID tokens are signed with: RSA, RS512 (RFC 7518 section 3.3), as Cognito's are.
 *
 * @param jwk with its private half; the {@code kid} is {@code region-number}
 * @param signsFrom the instant from which it signs, until the next one does
 */
record TokenKey(RSAKey jwk, Instant signsFrom) {
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS512;
    private static final int RSA_BITS = 2048;

    static RSAKey generate(String keyId, SecureRandom random) {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .secureRandom(random)
                    .keyID(keyId)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot generate an RSA key", e);
        }
    }

    String id() {
        return jwk.getKeyID();
    }

    String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(ALGORITHM)
                .keyID(id())
                .type(new JOSEObjectType("JWS"))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(jwk));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with key `" + id() + "`", e);
        }
        return token.serialize();
    }

    /** The algorithm is ours to say: the header's must be the same, and nothing else in it counts. */
    boolean signed(SignedJWT token) {
        try {
            return ALGORITHM.equals(token.getHeader().getAlgorithm()) && token.verify(new RSASSAVerifier(jwk));
        } catch (JOSEException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "TokenKey[" + id() + ", signsFrom=" + signsFrom + "]";
    }
}
