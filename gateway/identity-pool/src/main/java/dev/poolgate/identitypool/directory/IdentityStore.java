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
     * Makes one identity of several, and links logins to it, all or nothing. The survivor is no guest from then on; it
     * takes the logins of the absorbed, which are disabled. Logins that it has already stay.
     *
     * @param survivor as it was found
     * @param absorbed as they were found; may be none, and then logins are linked and no more
     * @return false where one of the identities is disabled or not as it was found, or one of the logins belongs to yet
     *     another; nothing was changed then
     */
    boolean join(Identity survivor, List<Identity> absorbed, Set<Login> logins, Instant now);

    /**
     * Takes logins away from an identity, all or nothing. It is no guest again when it has lost the last.
     *
     * @return false where the identity has not all of them
     */
    boolean unlink(String identityId, Set<Login> logins, Instant now);

    /**
     * A page of a pool's identities, by id.
     *
     * @param after the id that the page begins after; empty for the first page
     */
    List<Identity> list(String poolId, String after, int limit, boolean hideDisabled);

    /** @return false where there was none */
    boolean delete(String identityId);
}
