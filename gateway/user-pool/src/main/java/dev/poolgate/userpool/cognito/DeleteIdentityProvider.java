package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderResponse;

/** Forgets an external provider. */
final class DeleteIdentityProvider
        extends CognitoOperation<DeleteIdentityProviderRequest, DeleteIdentityProviderResponse> {
    private final Pools pools;
    private final IdentityProviders providers;

    DeleteIdentityProvider(Pools pools, IdentityProviders providers) {
        super(Access.SIGNED, DeleteIdentityProviderRequest::builder);
        this.pools = pools;
        this.providers = providers;
    }

    @Override
    DeleteIdentityProviderResponse answer(DeleteIdentityProviderRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        providers.require(pool.id(), request.providerName());
        providers.delete(pool.id(), request.providerName());
        return DeleteIdentityProviderResponse.builder().build();
    }
}
