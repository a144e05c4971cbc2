package dev.poolgate.userpool.tokens;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.RevocationTable;
import dev.poolgate.userpool.storage.RevocationTable.Kind;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/**
 * Revokes tokens that have not expired: in the database, so that a restart forgets nothing, and in the list that the
 * gateway of this process asks.
 *
 * <p>Tokens tell their age in whole seconds. So a user's revocation covers every earlier second, and the sessions that
 * got tokens within this second are revoked by name: a new sign-in right after a sign-out works, an old token does not.
 */
public final class Revocations {
    private final UserPoolStorage storage;
    private final RevocationList list;
    private final Issuers issuers;
    private final Clock clock;

    public Revocations(UserPoolStorage storage, RevocationList list, Issuers issuers, Clock clock) {
        this.storage = storage;
        this.list = list;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** Tells the list what was revoked before this process started. */
    public void load() {
        storage.revocations().live(clock.instant()).forEach(this::announce);
    }

    /** Revokes a refresh token with every token of its session. */
    public void session(String poolId, String refreshTokenHash, String session) {
        Instant now = clock.instant();
        RevocationTable.Row revocation = row(poolId, Kind.SESSION, session, now, now);
        atomically(() -> {
            storage.refreshTokens().revoke(refreshTokenHash, now);
            storage.revocations().put(revocation);
            return revocation;
        });
        announce(revocation);
    }

    /** Signs the user out everywhere. The user may sign in again at once. */
    public void signOut(User user) {
        Instant now = clock.instant();
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        revokeAll(user, now, second).forEach(this::announce);
    }

    /** Revokes all the user has, to the end of this second: for a user who is disabled or deleted. */
    public void shutOut(User user) {
        Instant now = clock.instant();
        Instant nextSecond = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        revokeAll(user, now, nextSecond).forEach(this::announce);
    }

    /** Whether one of our own tokens was revoked. */
    public boolean covers(String poolId, String session, String sub, Instant issued) {
        return storage.revocations().covers(poolId, session, sub, issued);
    }

    private List<RevocationTable.Row> revokeAll(User user, Instant now, Instant notBefore) {
        return atomically(() -> {
            storage.refreshTokens().revokeAll(user.poolId(), user.sub(), now);
            List<RevocationTable.Row> revoked = Stream.concat(
                            Stream.of(row(user.poolId(), Kind.SUBJECT, user.sub(), notBefore, now)),
                            storage.refreshTokens().sessionsUsedSince(user.poolId(), user.sub(), notBefore).stream()
                                    .map(session -> row(user.poolId(), Kind.SESSION, session, now, now)))
                    .toList();
            revoked.forEach(storage.revocations()::put);
            return revoked;
        });
    }

    /** Once more, where two revoked the same for the first time at once: the second time it is there to be changed. */
    private <T> T atomically(Supplier<T> work) {
        try {
            return storage.atomically(work);
        } catch (DuplicateKeyException met) {
            return storage.atomically(work);
        }
    }

    private static RevocationTable.Row row(String poolId, Kind kind, String revoked, Instant notBefore, Instant now) {
        return new RevocationTable.Row(poolId, kind, revoked, notBefore, now.plus(TokenLifetimes.LONGEST));
    }

    private void announce(RevocationTable.Row row) {
        String issuer = issuers.of(row.poolId());
        switch (row.kind()) {
            case SESSION -> list.revokeSession(issuer, row.revoked(), row.until());
            case SUBJECT -> list.revokeSubject(issuer, row.revoked(), row.notBefore(), row.until());
        }
    }
}
