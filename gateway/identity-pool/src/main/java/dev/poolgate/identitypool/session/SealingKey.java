package dev.poolgate.identitypool.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A named AES-256 key that session tokens are sealed with. Never logged. */
public final class SealingKey {
    private static final int BYTES = 32;
    private static final Pattern ID = Pattern.compile("[\\w.-]{1,64}");

    private final String id;
    private final byte[] secret;
    private final Optional<Instant> end;

    private SealingKey(String id, byte[] secret, Optional<Instant> end) {
        this.id = id;
        this.secret = secret;
        this.end = end;
    }

    /**
     * @param id names the key in every token it seals, so it must stay with the key for good
     * @param secret 32 bytes from a cryptographic random source
     * @throws IllegalArgumentException where the id is not 1 to 64 word characters, or the secret is not 32 bytes, or
     *     is one byte repeated and so cannot be random
     */
    public static SealingKey of(String id, byte[] secret) {
        require(ID.matcher(id).matches(), "sealing key id `" + id + "` is not 1 to 64 of `A-Za-z0-9_.-`");
        require(secret.length == BYTES, "sealing key `" + id + "` has " + secret.length + " bytes, not " + BYTES);
        require(!isOneByteRepeated(secret), "sealing key `" + id + "` is not random");
        return new SealingKey(id, secret.clone(), Optional.empty());
    }

    /** A new key of 32 random bytes. */
    public static SealingKey generate(String id, SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return of(id, secret);
    }

    /** The same key, which seals until an instant and not from then on. */
    SealingKey sealingUntil(Instant instant) {
        return new SealingKey(id, secret, Optional.of(instant));
    }

    /** From when on it seals no more; empty where that is not known. */
    Optional<Instant> sealsUntil() {
        return end;
    }

    public String id() {
        return id;
    }

    /** A copy of the key material, for AES and for the caller's own safe-keeping. */
    public byte[] secret() {
        return secret.clone();
    }

    private static boolean isOneByteRepeated(byte[] secret) {
        for (byte each : secret) {
            if (each != secret[0]) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }
}
