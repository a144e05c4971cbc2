package dev.poolgate.authorizer.keys;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/** Whether an RSA key is worth verifying with: RFC 7518 section 3.3 asks for 2048 bits or more. */
final class RsaStrength {
    private static final int FEWEST_BITS = 2048;
    /** Beyond this one verification costs milliseconds. */
    private static final int MOST_BITS = 8192;

    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);
    private static final int MOST_EXPONENT_BITS = 33;

    private RsaStrength() {}

    static boolean isEnough(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        return modulus.bitLength() >= FEWEST_BITS
                && modulus.bitLength() <= MOST_BITS
                && modulus.testBit(0)
                && exponent.compareTo(SMALLEST_EXPONENT) >= 0
                && exponent.testBit(0)
                && exponent.bitLength() <= MOST_EXPONENT_BITS
                && !RocaFingerprint.matches(modulus);
    }
}
