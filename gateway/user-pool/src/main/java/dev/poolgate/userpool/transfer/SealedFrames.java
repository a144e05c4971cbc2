package dev.poolgate.userpool.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The file's outer form: {@code POOLGATE-POOL-1\n}, 32 random bytes, then frames. A frame is the length of what follows
 * (4 bytes, big endian) and AES-256-GCM over up to 64 KiB. The key of the file is HMAC-SHA256 of the given key over the
 * magic and the random bytes; the nonce of a frame is its number (11 bytes, big endian, from 0) and a last byte that is
 * 1 in the last frame and 0 before, so that frames cannot be left out, moved, repeated or cut off.
 */
final class SealedFrames {
    static final byte[] MAGIC = "POOLGATE-POOL-1\n".getBytes(UTF_8);
    static final int SALT_BYTES = 32;
    static final int FRAME_BYTES = 64 * 1024;
    static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;

    private final SecretKey key;
    private long number;

    /** @param given 32 bytes */
    SealedFrames(byte[] given, byte[] salt) {
        if (given.length != KEY_BYTES) {
            throw new TransferException("a key has 32 bytes");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(given, "HmacSHA256"));
            mac.update(MAGIC);
            this.key = new SecretKeySpec(mac.doFinal(salt), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    byte[] seal(byte[] plain, boolean last) {
        try {
            return next(Cipher.ENCRYPT_MODE, last).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    byte[] open(byte[] sealed, boolean last) {
        try {
            return next(Cipher.DECRYPT_MODE, last).doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw new TransferException("the file was changed or cut off, or the key is another one", e);
        }
    }

    private Cipher next(int mode, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .put(new byte[3])
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
        number++;
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }
}
