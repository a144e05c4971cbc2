package dev.poolgate.userpool.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be readable in a stolen copy of the database: AES-256-GCM (NIST SP 800-38D) under a key derived
 * from the master key, with a random 96-bit nonce, bound to a context so that a sealed value cannot be moved to another
 * row.
 */
public final class Vault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey sealing;
    private final List<SecretKey> opening;
    private final SecretKey marking;
    private final SecureRandom random;

    /** @param master at least 256 bits */
    public Vault(SecretKey master, SecureRandom random) {
        this(master, List.of(), random);
    }

    /** @param previous master keys, newest first, whose sealed values open too */
    public Vault(SecretKey master, List<SecretKey> previous, SecureRandom random) {
        this.sealing = sealing(master);
        this.opening = Stream.concat(Stream.of(sealing), previous.stream().map(Vault::sealing))
                .toList();
        this.marking = new SecretKeySpec(hmac(master, "poolgate user pool: mark"), "HmacSHA256");
        this.random = random;
    }

    /** The plain bytes, encrypted and authenticated. */
    public Sealed seal(String context, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = sealed(nonce, context, plain);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, whole, NONCE_BYTES, encrypted.length);
        return new Sealed(Base64.getEncoder().encodeToString(whole));
    }

    /**
     * The plain bytes again.
     *
     * @throws IllegalStateException when the bytes were altered, moved, or sealed under another master key
     */
    public byte[] open(String context, Sealed secret) {
        byte[] whole = Base64.getDecoder().decode(secret.text());
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return opening.stream()
                .flatMap(key -> opened(key, nonce, context, encrypted).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("cannot open `" + context + "`"));
    }

    /** A keyed mark of a value too short to be hidden by a plain hash, such as a six-digit code. */
    public String mark(String value) {
        return HexFormat.of().formatHex(hmac(marking, value));
    }

    private byte[] sealed(byte[] nonce, String context, byte[] plain) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, sealing, nonce, context, plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal `" + context + "`", e);
        }
    }

    /** Empty where it was not sealed so under this key. */
    private static Optional<byte[]> opened(SecretKey key, byte[] nonce, String context, byte[] encrypted) {
        try {
            return Optional.of(crypt(Cipher.DECRYPT_MODE, key, nonce, context, encrypted));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open `" + context + "`", e);
        }
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, String context, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher.doFinal(input);
    }

    private static SecretKey sealing(SecretKey master) {
        if (master.getEncoded().length < 32) {
            throw new IllegalArgumentException("a master key needs at least 256 bits");
        }
        return new SecretKeySpec(hmac(master, "poolgate user pool: seal"), "AES");
    }

    private static byte[] hmac(SecretKey key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
