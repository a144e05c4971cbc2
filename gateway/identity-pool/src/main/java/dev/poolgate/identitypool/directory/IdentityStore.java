package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps identities and their logins. A login belongs to one identity of a pool at most. Thread-safe, on any node. */
public interface IdentityStore {

    /**
     * Adds an identity together with its logins, all or nothing.
     *
     * @return false where one of the logins belongs to another identity already
     */
    boolean add(Identity identity);

    Optional<Identity> find(String identityId);

    /** The ids of those identities of the pool that one of these logins belongs to. */
    Set<String> owners(String poolId, Set<Login> logins);

    /**
     * Links logins to an identity, all or nothing; it is no guest from then on. Logins that it has already stay.
     *
     * @param identity as it was found: of two users who claim one guest, the second comes too late
     * @return false where one of the logins belongs to another identity, or the identity is gone, disabled, or no
     *     longer the guest that it was
     */
    boolean link(Identity identity, Set<Login> logins, Instant now);

    /**
     * Disables a guest in favour of the identity that its login belongs to.
     *
     * @return false where the identity is no guest, or no longer
     */
    boolean retireGuest(String guestId, String successorId, Instant now);

    /**
     * A page of a pool's identities, by id.
     *
     * @param after the id that the page begins after; empty for the first page
     */
    List<Identity> list(String poolId, String after, int limit, boolean hideDisabled);

    /** @return false where there was none */
    boolean delete(String identityId);
}
