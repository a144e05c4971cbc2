package dev.poolgate.userpool.tokens;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.RefreshTokenTable;
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
    private final Clients clients;
    private final Clock clock;

    public Revocations(UserPoolStorage storage, RevocationList list, Issuers issuers, Clients clients, Clock clock) {
        this.storage = storage;
        this.clients = clients;
        this.list = list;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** Tells the list what was revoked before this process started. */
    public void load() {
        storage.revocations().live(clock.instant()).forEach(this::announce);
    }

    /** Revokes every token of the session. */
    public void session(RefreshTokenTable.Session session) {
        Instant now = clock.instant();
        RevocationTable.Row revocation = row(session.poolId(), Kind.SESSION, session.originJti(), now, now);
        atomically(() -> {
            lock(session.poolId(), session.sub());
            storage.refreshTokens().revoke(session.poolId(), session.originJti(), now);
            storage.revocations().put(revocation);
            return revocation;
        });
        announce(revocation);
    }

    /**
     * Signs the user out everywhere. The user may sign in again at once; within the next second, where tokens of this
     * one cannot be revoked by their session.
     */
    public void signOut(User user) {
        Instant now = clock.instant();
        revoke(() -> {
            lock(user.poolId(), user.sub());
            List<RefreshTokenTable.Session> sessions = stop(user, now);
            boolean allNamed = sessions.stream().allMatch(this::named);
            return put(user, sessions, allNamed ? second(now) : nextSecond(now), now);
        });
    }

    /**
     * Revokes all the user has, to the end of this second.
     *
     * @param change keeps the user from signing in; comes first, so that no sign-in slips in between and keeps its
     *     tokens
     */
    public void shutOut(User user, Runnable change) {
        revoke(() -> {
            change.run();
            Instant now = clock.instant();
            return put(user, stop(user, now), nextSecond(now), now);
        });
    }

    /** Whether one of our own tokens was revoked. */
    public boolean covers(String poolId, String session, String sub, Instant issued) {
        return storage.revocations().covers(poolId, session, sub, issued);
    }

    /** Else a refresh token that just replaces another would not be seen, and live on. */
    private void lock(String poolId, String sub) {
        storage.users().lock(poolId, sub);
    }

    private void revoke(Supplier<List<RevocationTable.Row>> work) {
        atomically(work).forEach(this::announce);
    }

    /** Ends the user's refresh tokens. The sessions that got tokens within this second: no more do from here on. */
    private List<RefreshTokenTable.Session> stop(User user, Instant now) {
        storage.refreshTokens().revokeAll(user.poolId(), user.sub(), now);
        return storage.refreshTokens().sessionsUsedSince(user.poolId(), user.sub(), second(now));
    }

    private List<RevocationTable.Row> put(
            User user, List<RefreshTokenTable.Session> sessions, Instant notBefore, Instant now) {
        List<RevocationTable.Row> revoked = Stream.concat(
                        Stream.of(row(user.poolId(), Kind.SUBJECT, user.sub(), notBefore, now)),
                        sessions.stream()
                                .map(session -> row(user.poolId(), Kind.SESSION, session.originJti(), now, now)))
                .toList();
        revoked.forEach(storage.revocations()::put);
        return revoked;
    }

    /** Whether the session's tokens name it. Those of other clients tell by their time only that they are over. */
    private boolean named(RefreshTokenTable.Session session) {
        return clients.find(session.clientId()).filter(Client::namesSessions).isPresent();
    }

    private static Instant second(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant nextSecond(Instant now) {
        return second(now).plusSeconds(1);
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
