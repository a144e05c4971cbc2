package dev.poolgate.identitypool.session;

import java.security.SecureRandom;
import java.util.Base64;

/** New key ids and secrets in the shape that AWS gives them. */
final class KeyPairs {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    private final SecureRandom random;

    KeyPairs(SecureRandom random) {
        this.random = random;
    }

    /** {@code ASIA}, the prefix of temporary keys, and 80 random bits. */
    String newAccessKeyId() {
        StringBuilder id = new StringBuilder("ASIA");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
        }
        return id.toString();
    }

    /** 40 characters, 240 random bits. */
    String newSecretAccessKey() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
