package dev.poolgate.userpool.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
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
        String id = UUID.nameUUIDFromBytes(
                        vault.mark("srp id of nobody " + seed).getBytes(US_ASCII))
                .toString();
        return new SrpAccount(id, id, "?" + name, new SrpVerifier(salt, value));
    }
}
