package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamRequest;

/** What somebody may do by their own policies. */
@FunctionalInterface
public interface OwnPermissions {

    /**
     * @param named whether the policy of the resource names the caller, so that only what denies or narrows is left to
     *     ask; else the caller's own policies have to allow
     */
    boolean permit(IamRequest request, boolean named);
}
