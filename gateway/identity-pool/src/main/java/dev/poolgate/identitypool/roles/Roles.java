package dev.poolgate.identitypool.roles;

import java.util.Optional;

/** Finds roles and managed policies, with what is attached to them. Blocks; the caller caches. */
public interface Roles {

    /** The role of this ARN; empty where there is none. */
    Optional<Role> find(String arn);

    /** The document of a managed policy; empty where there is none of this ARN. */
    Optional<String> findManagedPolicy(String arn);
}
