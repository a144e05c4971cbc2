package dev.poolgate.userpool.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;

/**
 * What the server keeps so that a user can prove the password without sending it, RFC 5054 section 2.4 with Cognito's
 * identity: the pool's name and the canonical username, joined without a separator.
 *
 * @param salt random, hexadecimal, given to the client at sign-in
 * @param value {@code g^x mod N}: as sensitive as a fast password hash
 */
public record SrpVerifier(String salt, BigInteger value) {

    /** Computes it from a password; the only moment this is possible. */
    public static SrpVerifier of(String poolName, String username, String password, String salt) {
        return new SrpVerifier(salt, SrpGroup.G.modPow(exponent(poolName, username, password, salt), SrpGroup.N));
    }

    static BigInteger exponent(String poolName, String username, String password, String salt) {
        byte[] identity = SrpGroup.sha256((poolName + username + ":" + password).getBytes(UTF_8));
        return SrpGroup.number(SrpGroup.sha256(SrpGroup.pad(new BigInteger(salt, 16)), identity));
    }

    @Override
    public String toString() {
        return "SrpVerifier[redacted]";
    }
}
