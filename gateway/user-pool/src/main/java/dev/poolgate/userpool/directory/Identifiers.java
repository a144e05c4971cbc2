package dev.poolgate.userpool.directory;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes ids, secrets and codes in the shapes of AWS's own, all from one source of randomness. */
public final class Identifiers {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + LOWER;
    private static final String DIGITS = "0123456789";

    private final SecureRandom random;

    public Identifiers(SecureRandom random) {
        this.random = random;
    }

    /** For example {@code eu-west-1_aB3dE5gH7}. */
    public String poolId(String region) {
        return region + "_" + text(MIXED, 9);
    }

    /** 26 lower-case letters and digits. */
    public String clientId() {
        return text(LOWER, 26);
    }

    /** 52 lower-case letters and digits: 268 bits. */
    public String clientSecret() {
        return text(LOWER, 52);
    }

    /** A version 4 UUID, RFC 9562, for users, sessions, tokens and events. */
    public String uuid() {
        byte[] bytes = bytes(16);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        return new UUID(number(bytes, 0), number(bytes, 8)).toString();
    }

    /** 384 bits in the URL alphabet: nobody guesses it, so a plain hash hides it. */
    public String opaque() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(48));
    }

    /** Six digits, for people to type. */
    public String code() {
        return code(6);
    }

    public String code(int digits) {
        return text(DIGITS, digits);
    }

    /** For what draws itself: keys, serial numbers. */
    public SecureRandom random() {
        return random;
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Evenly drawn characters. */
    public String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return number;
    }
}
