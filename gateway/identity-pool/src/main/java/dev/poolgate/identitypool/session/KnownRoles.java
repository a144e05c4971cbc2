package dev.poolgate.identitypool.session;

import dev.poolgate.identitypool.roles.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The account's roles in memory, so that what a session may do is known without asking the database. Refreshed in the
 * background; a role that somebody on this node just read is known at once. Thread-safe.
 */
public final class KnownRoles {
    private final RoleListing listing;
    private final RoleLint lint = new RoleLint();
    private volatile RoleSnapshot snapshot = RoleSnapshot.EMPTY;
    /** What was learned while a listing is under way, which may be older. */
    private RoleSnapshot learned = RoleSnapshot.EMPTY;

    public KnownRoles(RoleListing listing) {
        this.listing = listing;
    }

    /** Reads all roles anew. Blocks. */
    public void refresh() {
        forgetLearned();
        Map<String, Role> roles = listing.all().stream().collect(Collectors.toMap(Role::arn, Function.identity()));
        become(new RoleSnapshot(roles, listing.allManagedPolicies()));
    }

    /** Takes over a role that was read from the registry just now. */
    public synchronized void learn(Role role) {
        learn(new RoleSnapshot(Map.of(role.arn(), role), Map.of()));
    }

    /** Takes over the document of a managed policy that was read from the registry just now. */
    public synchronized void learnPolicy(String arn, String document) {
        learn(new RoleSnapshot(Map.of(), Map.of(arn, document)));
    }

    /** What is questionable about the roles as they are now, also logged when it is first seen. */
    public List<RoleFinding> findings() {
        return lint.findings();
    }

    /** Never blocks. */
    RoleSnapshot snapshot() {
        return snapshot;
    }

    private void learn(RoleSnapshot news) {
        learned = learned.with(news);
        replace(snapshot.with(news));
    }

    private synchronized void forgetLearned() {
        learned = RoleSnapshot.EMPTY;
    }

    private synchronized void become(RoleSnapshot listed) {
        replace(listed.with(learned));
    }

    /** Keeps the object where nothing changed, so that what was built from it stays valid. */
    private void replace(RoleSnapshot next) {
        if (!next.equals(snapshot)) {
            snapshot = next;
            lint.look(next.roles().values());
        }
    }
}
