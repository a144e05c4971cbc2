package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is challenged: a user, or a stand-in for one who does not exist or has no password. A stand-in is the same at
 * each call, and no password is right for it.
 *
 * @param id {@code USER_ID_FOR_SRP}
 * @param sub of the user, or the stand-in's
 * @param subject whose failures are counted
 */
record SrpAccount(String id, String sub, String subject, SrpVerifier verifier) {
    private static final int SALT_DIGITS = 32;

    static SrpAccount of(Optional<User> user, Pool pool, String typed, Passwords passwords, Vault vault) {
        return user.flatMap(found -> passwords.verifier(found).map(verifier -> real(found, verifier)))
                .orElseGet(() -> standIn(pool, pool.fold(typed), vault));
    }

    private static SrpAccount real(User user, SrpVerifier verifier) {
        return new SrpAccount(user.username(), user.sub(), user.sub(), verifier);
    }

    private static SrpAccount standIn(Pool pool, String name, Vault vault) {
        String seed = pool.id() + "/" + name;
        String salt = vault.mark("srp salt of nobody " + seed).substring(0, SALT_DIGITS);
        // A number without a known logarithm: no exponent, so no password, leads to it.
        BigInteger value = new BigInteger(vault.mark("srp verifier of nobody " + seed), 16);
        String sub = sub(vault.mark("srp id of nobody " + seed));
        return new SrpAccount(isUsername(pool, name) ? name : sub, sub, "?" + name, new SrpVerifier(salt, value));
    }

    /** Whether a user who is called so could be found by nothing but the username. */
    private static boolean isUsername(Pool pool, String name) {
        boolean email = pool.signInAttributes().contains(Attributes.EMAIL) && Attributes.looksLikeEmail(name);
        boolean number =
                pool.signInAttributes().contains(Attributes.PHONE_NUMBER) && Attributes.looksLikePhoneNumber(name);
        return !email && !number && !pool.namesUsersByAttribute();
    }

    /** A random UUID by its looks, RFC 9562 section 5.4, as every {@code sub} is one. */
    private static String sub(String mark) {
        ByteBuffer bits = ByteBuffer.wrap(HexFormat.of().parseHex(mark));
        long high = (bits.getLong() & ~0xF000L) | 0x4000L;
        long low = (bits.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
