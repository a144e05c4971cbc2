package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.IdentityStore;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ErrorCode;
import software.amazon.awssdk.services.cognitoidentity.model.UnprocessedIdentityId;

/** An id that is gone already counts as deleted, so that a repeated call succeeds. */
record DeleteIdentities(IdentityStore identities)
        implements Operation.Handler<DeleteIdentitiesRequest, DeleteIdentitiesResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(DeleteIdentities.class);

    @Override
    public DeleteIdentitiesResponse handle(DeleteIdentitiesRequest input, AwsCall call) {
        List<UnprocessedIdentityId> unprocessed = input.identityIdsToDelete().stream()
                .filter(id -> !isDeleted(id))
                .map(DeleteIdentities::unprocessed)
                .toList();
        return DeleteIdentitiesResponse.builder()
                .unprocessedIdentityIds(unprocessed)
                .build();
    }

    /** A fault with one id is told for that id: the others are deleted, or were already. */
    private boolean isDeleted(String id) {
        try {
            identities.delete(id);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("identity `{}` was not deleted", id, e);
            return false;
        }
    }

    private static UnprocessedIdentityId unprocessed(String id) {
        return UnprocessedIdentityId.builder()
                .identityId(id)
                .errorCode(ErrorCode.INTERNAL_SERVER_ERROR)
                .build();
    }
}
