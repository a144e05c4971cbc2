package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.ForeignHash;
import dev.poolgate.userpool.passwords.PasswordHasher;
import dev.poolgate.userpool.passwords.PasswordRules;
import dev.poolgate.userpool.passwords.SrpVerifier;
import dev.poolgate.userpool.storage.PasswordTable;
import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;

/**
 * The passwords of users. Each time one is set, hash and SRP verifier are made together: later only the hash could
 * still be checked, and no verifier could be made without the user.
 */
public final class Passwords {
    private static final int SRP_SALT_BYTES = 16;
    private static final int DRAWN_DIGITS = 8;

    private final PasswordTable table;
    private final PasswordHasher hasher;
    private final Vault vault;
    private final Identifiers identifiers;
    private final Clock clock;

    public Passwords(PasswordTable table, PasswordHasher hasher, Vault vault, Identifiers identifiers, Clock clock) {
        this.table = table;
        this.hasher = hasher;
        this.vault = vault;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @throws InvalidPasswordException where the pool's policy does not allow the password */
    public void requireAllowed(Pool pool, String password) {
        PasswordRules.broken(pool.passwordPolicy(), password).ifPresent(reason -> {
            throw InvalidPasswordException.builder()
                    .message(reason)
                    .writableStackTrace(false)
                    .build();
        });
    }

    /**
     * As {@link #requireAllowed}, and not one that the user had, as far as the pool looks back.
     *
     * @throws PasswordHistoryPolicyViolationException where it is
     */
    public void requireNew(Pool pool, User user, String password) {
        requireAllowed(pool, password);
        int remembered = historySize(pool);
        Stream<String> current = find(user).map(PasswordTable.Row::hash).stream();
        boolean known = remembered > 0
                && Stream.concat(current, table.history(user.poolId(), user.sub(), remembered - 1).stream())
                        .anyMatch(hash -> hasher.matches(password, hash));
        if (known) {
            throw PasswordHistoryPolicyViolationException.builder()
                    .message("Password has previously been used")
                    .writableStackTrace(false)
                    .build();
        }
    }

    /** Makes what is stored of a password. Slow on purpose: call it outside of a transaction. */
    public PasswordTable.Row prepare(Pool pool, String sub, String username, String password) {
        String salt = HexFormat.of().formatHex(identifiers.bytes(SRP_SALT_BYTES));
        SrpVerifier verifier = SrpVerifier.of(pool.srpName(), username, password, salt);
        Sealed secret = vault.seal(context(pool.id(), sub), verifier.value().toByteArray());
        return new PasswordTable.Row(hasher.hash(password), salt, secret, clock.instant());
    }

    /** Sets the password. Of the one before, the hash is kept where the pool looks back. */
    public void store(Pool pool, User user, PasswordTable.Row prepared) {
        table.set(user.poolId(), user.sub(), prepared, historySize(pool) - 1);
    }

    private static int historySize(Pool pool) {
        return Optional.ofNullable(pool.passwordPolicy().passwordHistorySize()).orElse(0);
    }

    /**
     * Whether the password is the user's. Takes the time that it takes for some user of the pool where there is no
     * user, or none with a password: hashes from elsewhere cost what they cost, so nobody's has to cost as much.
     *
     * @param typed the name
     */
    public boolean matches(Pool pool, Optional<User> user, String typed, String password) {
        Optional<PasswordTable.Row> stored = user.flatMap(this::find);
        if (stored.isEmpty()) {
            return user.flatMap(this::imported)
                    .map(hash -> matchesImported(pool, user.get(), hash, password))
                    .orElseGet(() -> matchesNobody(pool, typed, password));
        }
        boolean right = hasher.matches(password, stored.get().hash());
        if (right && hasher.outdated(stored.get().hash())) {
            table.rehash(user.get().poolId(), user.get().sub(), stored.get().hash(), hasher.hash(password));
        }
        return right;
    }

    /** Against the hash of a user who is drawn by the name, the same at each call; whatever comes out is false. */
    private boolean matchesNobody(Pool pool, String typed, String password) {
        String mark = vault.mark("hash of nobody " + pool.id() + "/" + pool.fold(typed));
        Optional<String> drawn = table.drawn(pool.id(), mark.substring(0, DRAWN_DIGITS));
        Optional<String> own = drawn.flatMap(sub -> table.find(pool.id(), sub)).map(PasswordTable.Row::hash);
        Optional<ForeignHash> foreign =
                own.isPresent() ? Optional.empty() : drawn.flatMap(sub -> table.imported(pool.id(), sub));
        if (foreign.isPresent()) {
            boolean unused = hasher.matches(password, foreign.get());
        } else if (own.isPresent()) {
            boolean unused = hasher.matches(password, own.get());
        } else {
            hasher.matchNobody(password);
        }
        return false;
    }

    /** The first right password is the moment to make what SRP needs: only now is it known. */
    private boolean matchesImported(Pool pool, User user, ForeignHash hash, String password) {
        boolean right = hasher.matches(password, hash);
        if (right) {
            try {
                store(pool, user, prepare(pool, user.sub(), user.username(), password));
            } catch (DuplicateKeyException another) {
                // the same user signs in twice at once
            }
        }
        return right;
    }

    /** Keeps a hash that another directory made, for a new user. */
    public void storeImported(User user, ForeignHash hash) {
        table.setImported(user.poolId(), user.sub(), hash);
    }

    /** Whether the user has a password, of ours or from elsewhere. */
    public boolean has(User user) {
        return find(user).isPresent() || imported(user).isPresent();
    }

    private Optional<ForeignHash> imported(User user) {
        return table.imported(user.poolId(), user.sub());
    }

    /** When the user's password was set. */
    public Optional<Instant> setAt(User user) {
        return find(user).map(PasswordTable.Row::setAt);
    }

    /** Names the password: another one each time one is set, the same however often its hash is renewed. */
    public Optional<String> mark(User user) {
        return find(user).map(PasswordTable.Row::srpSalt);
    }

    /** What proves the password without showing it. */
    public Optional<SrpVerifier> verifier(User user) {
        return find(user)
                .map(row -> new SrpVerifier(
                        row.srpSalt(),
                        new BigInteger(1, vault.open(context(user.poolId(), user.sub()), row.sealedVerifier()))));
    }

    private Optional<PasswordTable.Row> find(User user) {
        return table.find(user.poolId(), user.sub());
    }

    private static String context(String poolId, String sub) {
        return "srp verifier " + poolId + "/" + sub;
    }
}
