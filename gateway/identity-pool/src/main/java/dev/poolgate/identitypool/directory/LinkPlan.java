package dev.poolgate.identitypool.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is to become of the identities that logins lead to. Pure: made from what was found, and then tried. */
sealed interface LinkPlan {

    /** Nobody has any of the logins: a new identity gets them. */
    record Add() implements LinkPlan {}

    /** One survives with all logins, the others are disabled. */
    record Join(Identity survivor, List<Identity> absorbed) implements LinkPlan {}

    record Refuse(LinkRefusal reason) implements LinkPlan {}

    /**
     * The oldest user survives, as others have known its id for longest. A guest gives way to any user, because nothing
     * that was kept for a guest can be worth more.
     */
    static LinkPlan join(Collection<Identity> involved) {
        Identity survivor = involved.stream()
                .min(Comparator.comparing(Identity::guest)
                        .thenComparing(Identity::createdAt)
                        .thenComparing(Identity::id))
                .orElseThrow();
        return join(survivor, involved);
    }

    static LinkPlan join(Identity survivor, Collection<Identity> involved) {
        Set<Identity> absorbed = new HashSet<>(involved);
        absorbed.remove(survivor);
        return new Join(survivor, List.copyOf(absorbed));
    }

    /** Picks the function that fits this plan. */
    default <T> T fold(Function<Add, T> add, Function<Join, T> join, Function<LinkRefusal, T> refuse) {
        if (this instanceof Add a) {
            return add.apply(a);
        }
        return this instanceof Join j ? join.apply(j) : refuse.apply(((Refuse) this).reason());
    }
}
