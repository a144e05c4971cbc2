package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.Login;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which identity somebody is. Callers have verified the logins; the store keeps a login from belonging to two
 * identities, so whoever loses a race looks again.
 */
public final class IdentityDirectory {
    private static final int ATTEMPTS = 4;

    private final IdentityStore identities;
    private final IdentifierSource ids;
    private final Clock clock;

    public IdentityDirectory(IdentityStore identities, IdentifierSource ids, Clock clock) {
        this.identities = identities;
        this.ids = ids;
        this.clock = clock;
    }

    /** Nobody in particular, anew with each call. */
    public Identity newGuest(String poolId) {
        Identity guest = newIdentity(poolId, Set.of());
        if (!identities.add(guest)) {
            throw new IllegalStateException("the new id `" + guest.id() + "` is taken");
        }
        return guest;
    }

    /**
     * The identity that has these logins, made where there is none yet. Logins brought along by a known one are linked.
     *
     * @return empty where they belong to different identities
     */
    public Optional<Identity> forLogins(String poolId, Set<Login> logins) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<String> owners = identities.owners(poolId, logins);
            if (owners.size() > 1) {
                return Optional.empty();
            }
            Optional<Identity> identity = owners.isEmpty()
                    ? added(poolId, logins)
                    : identities.find(owners.iterator().next()).flatMap(owner -> linked(owner, logins));
            if (identity.isPresent()) {
                return identity;
            }
        }
        throw new IllegalStateException("the logins of pool `" + poolId + "` keep changing hands");
    }

    /**
     * The identity that the bearer of these logins gets when asking as {@code identity}. A guest takes on logins that
     * are new, keeping its id, and gives way to the identity that a known login belongs to.
     *
     * @return empty where none of the logins is this identity's, or one is somebody else's
     */
    public Optional<Identity> claim(Identity identity, Set<Login> logins) {
        Optional<Identity> asked = Optional.of(identity);
        for (int attempt = 0; attempt < ATTEMPTS && asked.isPresent(); attempt++) {
            Set<String> owners = identities.owners(identity.poolId(), logins);
            if (!mayClaim(asked.get(), owners)) {
                return Optional.empty();
            }
            Optional<Identity> claimed = claimed(asked.get(), owners, logins);
            if (claimed.isPresent()) {
                return claimed;
            }
            asked = identities.find(identity.id());
        }
        return Optional.empty();
    }

    private Optional<Identity> claimed(Identity asked, Set<String> owners, Set<Login> logins) {
        if (owners.isEmpty() || owners.contains(asked.id())) {
            return linked(asked, logins);
        }
        String owner = owners.iterator().next();
        identities.retireGuest(asked.id(), owner, now());
        return identities.find(owner).flatMap(identity -> linked(identity, logins));
    }

    private static boolean mayClaim(Identity identity, Set<String> owners) {
        return owners.equals(Set.of(identity.id())) || (identity.guest() && owners.size() <= 1);
    }

    private Optional<Identity> added(String poolId, Set<Login> logins) {
        Identity identity = newIdentity(poolId, logins);
        return identities.add(identity) ? Optional.of(identity) : Optional.empty();
    }

    private Optional<Identity> linked(Identity identity, Set<Login> logins) {
        if (identity.logins().containsAll(logins)) {
            return Optional.of(identity);
        }
        return identities.link(identity, logins, now()) ? identities.find(identity.id()) : Optional.empty();
    }

    private Identity newIdentity(String poolId, Set<Login> logins) {
        String region = poolId.substring(0, poolId.indexOf(':'));
        return new Identity(ids.next(region), poolId, logins.isEmpty(), false, logins, now(), now());
    }

    /** Databases keep microseconds at most. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
