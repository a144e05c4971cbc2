package dev.poolgate.authorizer.keys;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Recognises RSA moduli of the Infineon library whose primes can be guessed (ROCA, CVE-2017-15361): modulo each small
 * prime such a modulus is a power of 65537, which for an honest one holds by chance with a probability of 2^-27.
 */
final class RocaFingerprint {
    private static final int GENERATOR = 65537;
    private static final int[] PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RocaFingerprint() {}

    static boolean matches(BigInteger modulus) {
        return IntStream.of(PRIMES)
                .allMatch(
                        prime -> isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime));
    }

    private static boolean isPower(int residue, int prime) {
        int power = 1;
        do {
            if (power == residue) {
                return true;
            }
            power = (int) ((long) power * GENERATOR % prime);
        } while (power != 1);
        return false;
    }
}
