package dev.poolgate.load;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * An access token of the size and shape that Cognito's have, and its public key.
 *
 * @param key the public half
 */
record SignedToken(String compact, JWK key) {
    static final String ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";
    static final String CLIENT = "1example23456789";
    private static final String KEY_ID = "benchmark-key";
    private static final int RSA_BITS = 2048;

    static SignedToken rs256() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(RSA_BITS)
                .keyID(KEY_ID)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        return new SignedToken(sign(JWSAlgorithm.RS256, new RSASSASigner(key)), key.toPublicJWK());
    }

    static SignedToken es256() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyID(KEY_ID)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        return new SignedToken(sign(JWSAlgorithm.ES256, new ECDSASigner(key)), key.toPublicJWK());
    }

    private static String sign(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(KEY_ID).build(), claims());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject("9f1c2b5e-7d0a-4f6e-8d2c-2d6a1d7f0a11")
                .claim("cognito:groups", List.of("readers", "writers"))
                .issuer(ISSUER)
                .claim("client_id", CLIENT)
                .claim("origin_jti", "6f2b1f0e-2f0c-4f5b-9a44-b3d0f1f2c111")
                .claim("event_id", "4a4f1f0e-2f0c-4f5b-9a44-b3d0f1f2c222")
                .claim("token_use", "access")
                .claim("scope", "aws.cognito.signin.user.admin orders/read orders/write")
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(12))))
                .jwtID("0d9b1f0e-2f0c-4f5b-9a44-b3d0f1f2c333")
                .claim("username", "alice")
                .build();
    }
}
