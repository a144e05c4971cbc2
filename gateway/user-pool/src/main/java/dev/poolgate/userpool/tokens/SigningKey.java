package dev.poolgate.userpool.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;

/** One key pair of a pool: RSA, signing RS256. */
final class SigningKey {
    private final TokenUse use;
    private final RSAKey publicJwk;
    private final RSASSASigner signer;

    SigningKey(TokenUse use, RSAKey publicJwk, PrivateKey privateKey) {
        this.use = use;
        this.publicJwk = publicJwk;
        this.signer = new RSASSASigner(privateKey);
    }

    TokenUse use() {
        return use;
    }

    RSAKey publicJwk() {
        return publicJwk;
    }

    /** The compact token. Its header names algorithm and key and nothing else, as Cognito's does. */
    String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(publicJwk.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with key `" + publicJwk.getKeyID() + "`", e);
        }
        return token.serialize();
    }
}
