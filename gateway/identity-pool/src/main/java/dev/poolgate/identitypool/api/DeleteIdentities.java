package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.IdentityStore;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesResponse;

/** An id that is gone already counts as deleted, so that a repeated call succeeds. */
record DeleteIdentities(IdentityStore identities)
        implements Operation.Handler<DeleteIdentitiesRequest, DeleteIdentitiesResponse> {

    @Override
    public DeleteIdentitiesResponse handle(DeleteIdentitiesRequest input, AwsCall call) {
        input.identityIdsToDelete().forEach(identities::delete);
        return DeleteIdentitiesResponse.builder()
                .unprocessedIdentityIds(List.of())
                .build();
    }
}
