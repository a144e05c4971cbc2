package dev.poolgate.authorizer.token;

import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms a token may use, RFC 7518 section 3.1 and RFC 8037 section 3.1. Only these exist here:
 * {@code none} and the HMAC family cannot be configured by mistake (S1, S2).
 */
public enum SignatureAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    PS256("RSASSA-PSS"),
    PS384("RSASSA-PSS"),
    PS512("RSASSA-PSS"),
    ES256("SHA256withECDSA"),
    ES384("SHA384withECDSA"),
    ES512("SHA512withECDSA"),
    /** Ed25519 only. */
    EDDSA("EdDSA", "Ed25519");

    private final String joseName;
    private final String jcaName;

    SignatureAlgorithm(String jcaName) {
        this.joseName = name();
        this.jcaName = jcaName;
    }

    SignatureAlgorithm(String joseName, String jcaName) {
        this.joseName = joseName;
        this.jcaName = jcaName;
    }

    /** The {@code alg} value, compared exactly. */
    public String joseName() {
        return joseName;
    }

    /** @return the algorithm of that exact {@code alg} value; empty for every other, also in other case */
    public static Optional<SignatureAlgorithm> named(String joseName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.joseName.equals(joseName))
                .findFirst();
    }

    /** The name of the algorithm to the Java Cryptography Architecture. */
    String jcaName() {
        return jcaName;
    }
}
