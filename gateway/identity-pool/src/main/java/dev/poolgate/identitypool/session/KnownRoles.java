package dev.poolgate.identitypool.session;

import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.RoleListing;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The account's roles in memory, so that what a session may do is known without asking the database. Refreshed in the
 * background; a role that somebody on this node just read is known at once. Thread-safe.
 */
public final class KnownRoles {
    private final RoleListing listing;
    private final RoleLint lint = new RoleLint();
    /** Held from the listing of roles until they are taken over, so that what was listed last is what stays. */
    private final Lock refreshing = new ReentrantLock();

    private volatile RoleSnapshot snapshot = RoleSnapshot.EMPTY;
    /** What was learned while a listing is under way, which may be older. */
    private RoleSnapshot learned = RoleSnapshot.EMPTY;
    /** Of the registry as the snapshot has it; empty where something learned may be older than what was listed. */
    private OptionalLong revision = OptionalLong.empty();

    public KnownRoles(RoleListing listing) {
        this.listing = listing;
    }

    /** Reads all roles anew, where the registry has changed. Blocks, also while another thread does so. */
    public void refresh() {
        refreshing.lock();
        try {
            readAnew();
        } finally {
            refreshing.unlock();
        }
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

    private void readAnew() {
        // Asked before the roles: what is written while they are read has a later number, and is read the next time.
        long current = listing.revision();
        if (isKnown(current)) {
            return;
        }
        forgetLearned();
        Map<String, Role> roles = listing.all().stream().collect(Collectors.toMap(Role::arn, Function.identity()));
        become(new RoleSnapshot(roles, listing.allManagedPolicies()), current);
    }

    private void learn(RoleSnapshot news) {
        learned = learned.with(news);
        if (replace(snapshot.with(news))) {
            revision = OptionalLong.empty();
        }
    }

    private synchronized boolean isKnown(long current) {
        return revision.equals(OptionalLong.of(current));
    }

    private synchronized void forgetLearned() {
        learned = RoleSnapshot.EMPTY;
    }

    private synchronized void become(RoleSnapshot listed, long current) {
        RoleSnapshot next = listed.with(learned);
        replace(next);
        revision = next.equals(listed) ? OptionalLong.of(current) : OptionalLong.empty();
    }

    /**
     * Keeps the object where nothing changed, so that what was built from it stays valid.
     *
     * @return whether something changed
     */
    private boolean replace(RoleSnapshot next) {
        if (next.equals(snapshot)) {
            return false;
        }
        snapshot = next;
        lint.look(next.roles().values());
        return true;
    }
}
