package dev.poolgate.server.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that everything secret is encrypted under, 32 random bytes beside the database. Losing it loses every signing
 * key.
 */
public final class MasterKey {
    private static final String FILE = "master.key";
    private static final int BYTES = 32;

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /** Reads the key, making it at the first start. */
    public static MasterKey open(DataDirectory data, SecureRandom random) {
        return of(data.resolve(FILE), data.read(FILE).orElseGet(() -> create(data, random)));
    }

    /** Reads a key that must be there. */
    static MasterKey read(Path file) {
        try {
            return of(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key `" + file + "`", e);
        }
    }

    private static MasterKey of(Path file, byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalStateException("`" + file + "` must hold " + BYTES + " bytes");
        }
        return new MasterKey(key);
    }

    /** A key for one purpose, by HMAC-SHA256 as the expanding half of HKDF (RFC 5869 section 2.3) has it. */
    public SecretKey derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(mac.doFinal(new byte[] {1}), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is required of every JDK", e);
        }
    }

    private static byte[] create(DataDirectory data, SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        data.write(FILE, key);
        return key;
    }

    @Override
    public String toString() {
        return "MasterKey[redacted]";
    }
}
