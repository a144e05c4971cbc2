package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.imports.ImportJobs;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.tokens.SigningKeys;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;

/** Deletes a pool with all that is in it, unless it is protected. */
final class DeleteUserPool extends CognitoOperation<DeleteUserPoolRequest, DeleteUserPoolResponse> {
    private final Pools pools;
    private final UserPoolStorage storage;
    private final SigningKeys keys;

    DeleteUserPool(Pools pools, UserPoolStorage storage, SigningKeys keys) {
        super(Access.SIGNED, DeleteUserPoolRequest::builder);
        this.pools = pools;
        this.storage = storage;
        this.keys = keys;
    }

    @Override
    DeleteUserPoolResponse answer(DeleteUserPoolRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        if (pool.settings().deletionProtection() == DeletionProtectionType.ACTIVE) {
            throw Refusals.invalidParameter("The user pool cannot be deleted because deletion protection is activated."
                    + " Deletion protection must be inactivated first.");
        }
        if (!storage.domains().ofPool(pool.id()).isEmpty()) {
            throw Refusals.invalidParameter(
                    "User pool cannot be deleted. It has a domain configured that should be deleted first.");
        }
        ImportJobs.refuseWhileRunning(storage, pool.id());
        storage.pools().delete(pool.id());
        keys.forget(pool.id());
        return DeleteUserPoolResponse.builder().build();
    }
}
