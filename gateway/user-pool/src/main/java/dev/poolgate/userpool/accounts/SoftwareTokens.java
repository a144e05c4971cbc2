package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.Totp;
import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.SoftwareTokenTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;

/**
 * The authenticator apps of users. A new secret waits until its first code was right; until then the one before works.
 */
public final class SoftwareTokens {
    private static final int SECRET_BYTES = 32;

    private final UserPoolStorage storage;
    private final SoftwareTokenTable table;
    private final Vault vault;
    private final Identifiers identifiers;
    private final Clock clock;

    public SoftwareTokens(UserPoolStorage storage, Vault vault, Identifiers identifiers, Clock clock) {
        this.storage = storage;
        this.table = storage.softwareTokens();
        this.vault = vault;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** A secret that nobody has yet. */
    public byte[] newSecret() {
        return identifiers.bytes(SECRET_BYTES);
    }

    /** Gives the user a secret that waits for its first code, over one that waits already. */
    public byte[] associate(User user) {
        byte[] secret = newSecret();
        storage.atomically(() -> {
            User locked = lock(user);
            table.put(locked, false, new SoftwareTokenTable.Row(seal(locked, secret), Optional.empty(), 0));
        });
        return secret;
    }

    /**
     * The waiting secret works from now on, because the code is its.
     *
     * @throws EnableSoftwareTokenMfaException when it is not
     */
    public void verify(User user, String code, Optional<String> friendlyName) {
        storage.atomically(() -> {
            User locked = lock(user);
            SoftwareTokenTable.Row waiting = table.find(locked, false)
                    .orElseThrow(() ->
                            Refusals.invalidParameter("Software token MFA has not been associated for the user."));
            long step = step(open(locked, waiting), code);
            table.delete(locked, false);
            table.put(locked, true, new SoftwareTokenTable.Row(waiting.sealedSecret(), friendlyName, step));
        });
    }

    /** The step of the code, which must be of the secret. */
    public long step(byte[] secret, String code) {
        return Totp.matching(secret, code, clock.instant()).orElseThrow(() -> EnableSoftwareTokenMfaException.builder()
                .message("Code mismatch")
                .writableStackTrace(false)
                .build());
    }

    /** Stores a secret that works, over any other. Call it while the user's row is locked. */
    public void store(User user, byte[] secret, long step, Optional<String> friendlyName) {
        table.delete(user, false);
        table.put(user, true, new SoftwareTokenTable.Row(seal(user, secret), friendlyName, step));
    }

    /** Whether the user has an app whose codes are right. */
    public boolean has(User user) {
        return table.find(user, true).isPresent();
    }

    public Optional<String> friendlyName(User user) {
        return table.find(user, true).flatMap(SoftwareTokenTable.Row::friendlyName);
    }

    /** Judges a code at a sign-in. A code that is right is used from then on, on every node. */
    public Verdict judge(User user, String code) {
        Optional<SoftwareTokenTable.Row> token = table.find(user, true);
        if (token.isEmpty()) {
            return Verdict.WRONG;
        }
        OptionalLong step = Totp.matching(open(user, token.get()), code, clock.instant());
        if (step.isEmpty()) {
            return Verdict.WRONG;
        }
        return table.use(user, step.getAsLong()) ? Verdict.RIGHT : Verdict.USED;
    }

    /** What a code was. */
    public enum Verdict {
        RIGHT,
        WRONG,
        USED
    }

    private User lock(User user) {
        return storage.users().lock(user.poolId(), user.sub()).orElseThrow(Refusals::userNotFound);
    }

    private Sealed seal(User user, byte[] secret) {
        return vault.seal(context(user), secret);
    }

    private byte[] open(User user, SoftwareTokenTable.Row token) {
        return vault.open(context(user), token.sealedSecret());
    }

    private static String context(User user) {
        return "software token " + user.poolId() + "/" + user.sub();
    }
}
