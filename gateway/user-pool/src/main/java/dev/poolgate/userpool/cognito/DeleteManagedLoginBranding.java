package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteManagedLoginBrandingResponse;

/** Deletes a style of managed login. */
final class DeleteManagedLoginBranding
        extends CognitoOperation<DeleteManagedLoginBrandingRequest, DeleteManagedLoginBrandingResponse> {
    private final Pools pools;
    private final Brandings brandings;

    DeleteManagedLoginBranding(Pools pools, Brandings brandings) {
        super(Access.SIGNED, DeleteManagedLoginBrandingRequest::builder);
        this.pools = pools;
        this.brandings = brandings;
    }

    @Override
    DeleteManagedLoginBrandingResponse answer(DeleteManagedLoginBrandingRequest request, AwsCall call) {
        brandings.delete(pools.require(request.userPoolId()), request.managedLoginBrandingId());
        return DeleteManagedLoginBrandingResponse.builder().build();
    }
}
