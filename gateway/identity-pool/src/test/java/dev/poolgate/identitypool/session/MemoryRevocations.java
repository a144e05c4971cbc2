package dev.poolgate.identitypool.session;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What nodes share, without a database. */
public final class MemoryRevocations implements RevocationStore {
    private final List<SessionRevocation> rows = new CopyOnWriteArrayList<>();

    @Override
    public void put(SessionRevocation revocation) {
        rows.removeIf(each -> each.kind() == revocation.kind() && each.name().equals(revocation.name()));
        rows.add(revocation);
    }

    @Override
    public List<SessionRevocation> live(Instant now) {
        return rows.stream().filter(each -> now.isBefore(each.until())).toList();
    }

    @Override
    public int forget(Instant now) {
        return rows.removeIf(each -> !now.isBefore(each.until())) ? 1 : 0;
    }
}
