package dev.poolgate.authorizer.relay;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Signs minted tokens. Thread-safe, as Nimbus' signers are. */
final class RelaySigningKey {
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final JWSHeader header;
    private final JWSSigner signer;

    private RelaySigningKey(JWSHeader header, JWSSigner signer) {
        this.header = header;
        this.signer = signer;
    }

    static RelaySigningKey of(JWK key) {
        try {
            JWSAlgorithm algorithm = algorithm(key);
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
            return new RelaySigningKey(
                    new JWSHeader.Builder(algorithm)
                            .type(ACCESS_TOKEN)
                            .keyID(key.getKeyID())
                            .build(),
                    signer);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("relay key `" + key.getKeyID() + "` cannot sign", e);
        }
    }

    /** A published symmetric key would let every backend mint tokens. */
    static void requireAsymmetric(JWK key) {
        if (key.getKeyType().equals(KeyType.OCT) || key.getKeyID() == null) {
            throw new IllegalArgumentException("relay keys have a `kid` and are not symmetric");
        }
    }

    String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("relay key `" + header.getKeyID() + "` failed to sign", e);
        }
        return token.serialize();
    }

    private static JWSAlgorithm algorithm(JWK key) throws JOSEException {
        if (key.getAlgorithm() != null) {
            return JWSAlgorithm.parse(key.getAlgorithm().getName());
        }
        return key instanceof ECKey ec ? ecAlgorithm(ec) : JWSAlgorithm.RS256;
    }

    private static JWSAlgorithm ecAlgorithm(ECKey key) throws JOSEException {
        return switch (key.getCurve().getName()) {
            case "P-256" -> JWSAlgorithm.ES256;
            case "P-384" -> JWSAlgorithm.ES384;
            case "P-521" -> JWSAlgorithm.ES512;
            default -> throw new JOSEException("curve `" + key.getCurve() + "` is not for access tokens");
        };
    }
}
