package dev.poolgate.authorizer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The cache key of a token: SHA-256 over the configuration it is verified under and the whole token, signature and all
 * (S30, S31). Kept as numbers, so that neither is held in memory twice.
 */
record TokenKey(long first, long second, long third, long fourth) {

    static TokenKey of(String configuration, String token) {
        MessageDigest digest = sha256();
        digest.update(configuration.getBytes(StandardCharsets.UTF_8));
        // a byte that neither part holds, so that no other split gives the same input
        digest.update((byte) 0);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        return new TokenKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
