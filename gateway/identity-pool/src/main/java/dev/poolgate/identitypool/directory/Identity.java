package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.Login;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody, as one identity pool knows them.
 *
 * @param id {@code region:uuid}
 * @param guest until the first login is linked, and never again after
 * @param disabled merged into another identity; it gets no credentials any more
 */
public record Identity(
        String id,
        String poolId,
        boolean guest,
        boolean disabled,
        Set<Login> logins,
        Instant createdAt,
        Instant modifiedAt) {

    public Identity {
        logins = Set.copyOf(logins);
    }

    /** The same identity with other logins. */
    public Identity withLogins(Set<Login> others) {
        return new Identity(id, poolId, guest, disabled, others, createdAt, modifiedAt);
    }
}
