package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.Login;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells which identity somebody is. Callers have verified the logins. What is to become of the identities they lead to
 * is planned from what was found; the store carries a plan out only where all is still as it was found, so whoever
 * loses a race looks again.
 */
public final class IdentityDirectory {
    /** Whenever one loses, another has won: more than an identity can have logins, so many never lose. */
    private static final int ATTEMPTS = 2 * LinkRules.MAX_LOGINS;

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
     * The identity that has these logins, made where there is none yet. Logins brought along by a known one are linked,
     * and where they lead to several identities these become one.
     */
    public LinkResult forLogins(StoredPool pool, Set<Login> logins) {
        return settle(pool, logins, owners -> Optional.of(planOf(owners)));
    }

    /**
     * The identity that the bearer of these logins gets when asking as {@code asked}. A guest takes on logins that are
     * new, keeping its id, and gives way to the identity that a known login belongs to. A user must show one login of
     * that very identity. Who asks as an identity that was merged away gets the one that the logins lead to.
     */
    public LinkResult claim(StoredPool pool, Identity asked, Set<Login> logins) {
        return settle(pool, logins, owners -> planFor(asked, owners, logins, IdentityDirectory::planOfClaim));
    }

    /**
     * The identity of a developer's user, who is linked to {@code asked} where that is given. The developer's word
     * counts for {@code asked}, so no login of it needs to be shown.
     *
     * @param others logins that the user proved besides
     */
    public LinkResult register(StoredPool pool, Optional<Identity> asked, Login user, Set<Login> others) {
        Set<Login> logins = union(others, Set.of(user));
        if (asked.isEmpty()) {
            return forLogins(pool, logins);
        }
        return settle(
                pool,
                logins,
                owners ->
                        planFor(asked.get(), owners, logins, (current, all) -> planOfRegistration(current, all, user)));
    }

    /** Merges the identities of two of a developer's users. That of the destination survives, whichever is older. */
    public LinkResult merge(StoredPool pool, Login source, Login destination) {
        return settle(
                pool, Set.of(source, destination), owners -> Optional.of(planOfMerge(owners, source, destination)));
    }

    /** Takes logins away from an identity; false where it has not all of them, and then nothing was changed. */
    public boolean unlink(Identity identity, Set<Login> logins) {
        return identities.unlink(identity.id(), logins, now());
    }

    /**
     * The identity that was asked for, as it is now, is one of the owners, or has none of their logins. Where it is
     * neither, logins have changed hands in between, and there is no plan yet.
     */
    private Optional<LinkPlan> planFor(
            Identity asked,
            Set<Identity> owners,
            Set<Login> logins,
            BiFunction<Identity, Set<Identity>, LinkPlan> planner) {
        Optional<Identity> current = owners.stream()
                .filter(owner -> owner.id().equals(asked.id()))
                .findFirst()
                .or(() -> identities.find(asked.id()));
        if (current.isEmpty()) {
            return Optional.of(new LinkPlan.Refuse(LinkRefusal.NOT_THEIRS));
        }
        return current.filter(identity -> owners.contains(identity) || isApart(identity, logins))
                .map(identity -> planner.apply(identity, owners));
    }

    private static boolean isApart(Identity identity, Set<Login> logins) {
        return Collections.disjoint(identity.logins(), logins);
    }

    private static LinkPlan planOf(Set<Identity> owners) {
        return owners.isEmpty() ? new LinkPlan.Add() : LinkPlan.join(owners);
    }

    private static LinkPlan planOfClaim(Identity asked, Set<Identity> owners) {
        boolean theirs = asked.disabled() ? !owners.isEmpty() : asked.guest() || owners.contains(asked);
        if (!theirs) {
            return new LinkPlan.Refuse(LinkRefusal.NOT_THEIRS);
        }
        return LinkPlan.join(asked.disabled() ? owners : union(owners, Set.of(asked)));
    }

    private static LinkPlan planOfRegistration(Identity asked, Set<Identity> owners, Login user) {
        if (asked.disabled()) {
            return new LinkPlan.Refuse(LinkRefusal.NOT_THEIRS);
        }
        boolean elsewhere = owners.stream()
                .anyMatch(owner -> !owner.equals(asked) && owner.logins().contains(user));
        return elsewhere
                ? new LinkPlan.Refuse(LinkRefusal.REGISTERED_ELSEWHERE)
                : LinkPlan.join(union(owners, Set.of(asked)));
    }

    private static LinkPlan planOfMerge(Set<Identity> owners, Login source, Login destination) {
        boolean known = owners.stream().anyMatch(owner -> owner.logins().contains(source));
        return owners.stream()
                .filter(owner -> known && owner.logins().contains(destination))
                .findFirst()
                .map(survivor -> LinkPlan.join(survivor, owners))
                .orElseGet(() -> new LinkPlan.Refuse(LinkRefusal.UNKNOWN_LOGIN));
    }

    /** @param planner gives no plan where what was found does not fit together */
    private LinkResult settle(StoredPool pool, Set<Login> logins, Function<Set<Identity>, Optional<LinkPlan>> planner) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<LinkResult> result =
                    owners(pool, logins).flatMap(planner).flatMap(plan -> carryOut(pool, plan, logins));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new IllegalStateException("the logins of pool `" + pool.id() + "` keep changing hands");
    }

    private Optional<LinkResult> carryOut(StoredPool pool, LinkPlan plan, Set<Login> logins) {
        return plan.fold(
                add -> added(pool, logins),
                join -> joined(pool, join, logins),
                reason -> Optional.of(new LinkResult.Refused(reason)));
    }

    /** Empty where an owner has lost its login while it was looked for. */
    private Optional<Set<Identity>> owners(StoredPool pool, Set<Login> logins) {
        Set<String> found = identities.owners(pool.id(), logins);
        Set<Identity> owners = found.stream()
                .flatMap(id -> identities.find(id).stream())
                .filter(owner -> !isApart(owner, logins))
                .collect(Collectors.toUnmodifiableSet());
        return owners.size() == found.size() ? Optional.of(owners) : Optional.empty();
    }

    /** Two keys of a Logins map may name one provider, so that the rules count from the first logins on. */
    private Optional<LinkResult> added(StoredPool pool, Set<Login> logins) {
        Optional<LinkRefusal> objection = LinkRules.of(pool).objectionTo(logins);
        if (objection.isPresent()) {
            return objection.map(LinkResult.Refused::new);
        }
        Identity identity = newIdentity(pool.id(), logins);
        return identities.add(identity) ? Optional.of(new LinkResult.Linked(identity)) : Optional.empty();
    }

    private Optional<LinkResult> joined(StoredPool pool, LinkPlan.Join plan, Set<Login> logins) {
        Identity survivor = plan.survivor();
        if (plan.absorbed().isEmpty() && survivor.logins().containsAll(logins)) {
            return Optional.of(new LinkResult.Linked(survivor));
        }
        Set<Login> together = plan.absorbed().stream()
                .map(Identity::logins)
                .reduce(union(survivor.logins(), logins), IdentityDirectory::union);
        Optional<LinkRefusal> objection = LinkRules.of(pool).objectionTo(together);
        if (objection.isPresent()) {
            return objection.map(LinkResult.Refused::new);
        }
        return identities.join(survivor, plan.absorbed(), logins, now())
                ? identities.find(survivor.id()).map(LinkResult.Linked::new)
                : Optional.empty();
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        Set<T> all = new HashSet<>(some);
        all.addAll(others);
        return all;
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
