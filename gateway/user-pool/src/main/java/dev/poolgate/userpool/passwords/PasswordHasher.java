package dev.poolgate.userpool.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Argon2id, RFC 9106. The parameters are part of each hash, so that a change of cost leaves old hashes valid. Few run
 * at once, which bounds memory, and few wait for a turn, because each who waits holds a thread that others need; one
 * more is turned away at once. Thread-safe.
 */
public final class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** For each that runs: about half a second to wait at the standard cost. */
    private static final int WAITING = 8;

    private final Argon2Function argon2;
    private final Semaphore places;
    private final Semaphore turns;
    private final SecureRandom random;
    private final String nobody;

    public PasswordHasher(HashingCost cost, SecureRandom random) {
        this.argon2 = Argon2Function.getInstance(cost.memoryKib(), cost.iterations(), 1, HASH_BYTES, Argon2.ID);
        this.places = new Semaphore(cost.concurrent() * (1 + WAITING));
        this.turns = new Semaphore(cost.concurrent(), true);
        this.random = random;
        this.nobody = compute("the password of nobody");
    }

    /**
     * A new hash with a new salt.
     *
     * @throws BusyException when too many hashes are asked for at once
     */
    public String hash(String password) {
        return inTurn(() -> compute(password));
    }

    /**
     * Whether the hash is the password's.
     *
     * @throws BusyException when too many hashes are asked for at once
     */
    public boolean matches(String password, String hash) {
        return inTurn(() -> check(password, hash));
    }

    /**
     * Whether the hash, which another directory made, is the password's.
     *
     * @throws BusyException when too many hashes are asked for at once
     */
    public boolean matches(String password, ForeignHash hash) {
        return inTurn(() -> hash.matches(password));
    }

    /** Takes as long as {@link #matches} and matches nothing: so that an unknown user answers no faster. */
    public void matchNobody(String password) {
        inTurn(() -> check(password, nobody));
    }

    /** Whether the hash was made at another cost than today's. */
    public boolean outdated(String hash) {
        return !argon2.equals(Argon2Function.getInstanceFromHash(hash));
    }

    private String compute(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return argon2.hash(password.getBytes(UTF_8), salt).getResult();
    }

    private static boolean check(String password, String hash) {
        try {
            return Argon2Function.getInstanceFromHash(hash).check(password.getBytes(UTF_8), hash.getBytes(UTF_8));
        } catch (BadParametersException e) {
            throw new IllegalStateException("a stored hash is not argon2", e);
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new BusyException();
        }
        try {
            return afterOthers(work);
        } finally {
            places.release();
        }
    }

    private <T> T afterOthers(Supplier<T> work) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** Too many passwords are being checked at once. */
    public static final class BusyException extends RuntimeException {
        BusyException() {
            super("no turn to hash a password");
        }
    }
}
