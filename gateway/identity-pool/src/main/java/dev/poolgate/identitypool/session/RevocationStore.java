package dev.poolgate.identitypool.session;

import java.time.Instant;
import java.util.List;

/** Keeps revocations for all nodes. Blocks. */
public interface RevocationStore {

    /** Adds a revocation, or makes the one that is there as strict. */
    void put(SessionRevocation revocation);

    /** Those that concern sessions that may still be alive. */
    List<SessionRevocation> live(Instant now);

    /** Deletes those that concern no session any more; tells how many. */
    int forget(Instant now);
}
