package dev.poolgate.identitypool.directory;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetPrincipalTagAttributeMapResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;

/** Keeps identity pools. Each part of a pool is replaced on its own, as the API does. Thread-safe, on any node. */
public interface PoolStore {

    /**
     * Adds a pool with all its parts, all or nothing.
     *
     * @return false where the id is taken
     */
    boolean add(StoredPool pool);

    Optional<StoredPool> find(String poolId);

    /**
     * Changes the settings of a pool, one change after the other: none is made to settings that another has replaced in
     * the meantime.
     *
     * @param change from the settings as they are to what they shall be; what it throws leaves them as they are
     * @return the new settings; empty where there is no such pool
     */
    Optional<DescribeIdentityPoolResponse> changeSettings(
            String poolId, UnaryOperator<DescribeIdentityPoolResponse> change);

    /** @return false where there is no such pool */
    boolean replaceRoles(GetIdentityPoolRolesResponse roles);

    /** @return false where there is no such pool */
    boolean replaceTagMap(GetPrincipalTagAttributeMapResponse tagMap);

    /**
     * A page of all pools, by id.
     *
     * @param after the id that the page begins after; empty for the first page
     */
    List<IdentityPoolShortDescription> list(String after, int limit);

    /**
     * Removes a pool with its identities.
     *
     * @return false where there was none
     */
    boolean delete(String poolId);
}
