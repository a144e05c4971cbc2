package dev.poolgate.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** Tokens that only look like their model. */
final class Forgery {
    private static final int BITS = 2048;

    private Forgery() {}

    /** The same header, key id included, and the same claims, signed by another key. */
    static String of(String token) {
        try {
            SignedJWT model = SignedJWT.parse(token);
            SignedJWT forged = new SignedJWT(model.getHeader(), model.getJWTClaimsSet());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(BITS).generate()));
            return forged.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
