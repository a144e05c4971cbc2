package dev.poolgate.userpool.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's half of one SRP-6a exchange, RFC 5054 section 2.5, with the key derivation and the proof of Cognito's
 * clients. Immutable; good for one sign-in.
 */
public final class SrpExchange {
    private static final byte[] KEY_INFO = "Caldera Derived Key\u0001".getBytes(UTF_8);
    private static final int KEY_BYTES = 16;
    private static final int VALUE_DIGITS = SrpGroup.N.bitLength() / 4;

    private final SrpVerifier verifier;
    private final BigInteger secret;
    private final BigInteger publicValue;

    /** @param secret random, at least 256 bits, never used twice */
    public SrpExchange(SrpVerifier verifier, BigInteger secret) {
        this.verifier = verifier;
        this.secret = secret;
        this.publicValue = SrpGroup.K
                .multiply(verifier.value())
                .add(SrpGroup.G.modPow(secret, SrpGroup.N))
                .mod(SrpGroup.N);
    }

    /** {@code SRP_B}, hexadecimal. */
    public String publicValue() {
        return publicValue.toString(16);
    }

    /**
     * A client's public value from its hexadecimal digits; empty where they are none. Zero, RFC 5054 section 2.5.4,
     * would make the outcome known without the password, and what is not below {@code N} only costs: it is kept until
     * the client answers, and no client has proved anything yet.
     */
    public static Optional<BigInteger> clientValue(String hex) {
        if (hex.length() > VALUE_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigInteger(hex, 16))
                    .filter(value -> value.signum() > 0 && value.compareTo(SrpGroup.N) < 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The signature that only a client with the password makes.
     *
     * @param clientValue {@code SRP_A}
     * @param poolName the part of the pool's id after the underscore
     * @param userId {@code USER_ID_FOR_SRP}
     * @param secretBlock as it was sent with the challenge, decoded
     * @param timestamp as the client wrote it
     */
    public byte[] signature(
            BigInteger clientValue, String poolName, String userId, byte[] secretBlock, String timestamp) {
        return hmac(
                key(clientValue),
                poolName.getBytes(UTF_8),
                userId.getBytes(UTF_8),
                secretBlock,
                timestamp.getBytes(UTF_8));
    }

    /** HKDF, RFC 5869, with the scrambling parameter as salt and one block of output. */
    byte[] key(BigInteger clientValue) {
        BigInteger scrambling = SrpGroup.number(SrpGroup.sha256(SrpGroup.pad(clientValue), SrpGroup.pad(publicValue)));
        BigInteger premaster = clientValue
                .multiply(verifier.value().modPow(scrambling, SrpGroup.N))
                .modPow(secret, SrpGroup.N);
        byte[] extracted = hmac(SrpGroup.pad(scrambling), SrpGroup.pad(premaster));
        return Arrays.copyOf(hmac(extracted, KEY_INFO), KEY_BYTES);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
