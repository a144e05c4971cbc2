package dev.poolgate.authorizer.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Revocations of this process. They are lost with it, and other nodes do not see them. */
public final class InMemoryRevocationList implements RevocationList {
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Key, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<Key, Cutoff> subjects = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant nextSweep = Instant.MIN;

    public InMemoryRevocationList(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void revokeSession(String issuer, String session, Instant until) {
        forgetExpired();
        sessions.merge(new Key(issuer, session), until, InMemoryRevocationList::later);
        listeners.forEach(Runnable::run);
    }

    @Override
    public void revokeSubject(String issuer, String subject, Instant notBefore, Instant until) {
        forgetExpired();
        subjects.merge(new Key(issuer, subject), new Cutoff(notBefore, until), Cutoff::strictest);
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean isRevoked(String issuer, String subject, Optional<String> session, Instant issuedAt) {
        return isSessionRevoked(issuer, session) || isSubjectRevoked(issuer, subject, issuedAt);
    }

    @Override
    public Optional<List<Revocation>> current() {
        List<Revocation> all = new ArrayList<>();
        sessions.forEach((key, until) ->
                all.add(new Revocation(Revocation.Kind.SESSION, key.issuer(), key.name(), Optional.empty(), until)));
        subjects.forEach((key, cutoff) -> all.add(new Revocation(
                Revocation.Kind.SUBJECT, key.issuer(), key.name(), Optional.of(cutoff.notBefore()), cutoff.until())));
        all.removeIf(revocation -> !isAhead(revocation.until()));
        return Optional.of(List.copyOf(all));
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    int size() {
        return sessions.size() + subjects.size();
    }

    private boolean isSessionRevoked(String issuer, Optional<String> session) {
        return session.map(each -> sessions.get(new Key(issuer, each)))
                .filter(this::isAhead)
                .isPresent();
    }

    private boolean isSubjectRevoked(String issuer, String subject, Instant issuedAt) {
        Cutoff cutoff = subjects.get(new Key(issuer, subject));
        return cutoff != null && isAhead(cutoff.until()) && issuedAt.isBefore(cutoff.notBefore());
    }

    /** On a revocation, now and then, so that the list is about as long as what is revoked and alive. */
    private void forgetExpired() {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP_INTERVAL);
        sessions.values().removeIf(until -> !isAhead(until));
        subjects.values().removeIf(cutoff -> !isAhead(cutoff.until()));
    }

    private boolean isAhead(Instant until) {
        return clock.instant().isBefore(until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Key(String issuer, String name) {}

    private record Cutoff(Instant notBefore, Instant until) {
        Cutoff strictest(Cutoff other) {
            return new Cutoff(later(notBefore, other.notBefore), later(until, other.until));
        }
    }
}
