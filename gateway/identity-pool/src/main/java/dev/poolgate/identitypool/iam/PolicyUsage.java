package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;
import java.util.List;
import java.util.function.Predicate;

/** What managed policies are used for, found from the roles. */
record PolicyUsage(Registry<StoredRole> roles) {

    Counts of(ManagedPolicy policy) {
        List<StoredRole> users = roles.using(ManagedPolicy.key(policy.name()));
        return new Counts(
                count(users, role -> role.attached().contains(policy.arn())), count(users, role -> role.boundary()
                        .filter(policy.arn()::equals)
                        .isPresent()));
    }

    private static int count(List<StoredRole> roles, Predicate<StoredRole> which) {
        return (int) roles.stream().filter(which).count();
    }

    /**
     * How many roles use a policy.
     *
     * @param attachments by what it permits
     * @param boundaries as the most they may do
     */
    record Counts(int attachments, int boundaries) {
        static final Counts NONE = new Counts(0, 0);
    }
}
