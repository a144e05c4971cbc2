package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierResponse;

/** The external provider that an identifier stands for. */
final class GetIdentityProviderByIdentifier
        extends CognitoOperation<GetIdentityProviderByIdentifierRequest, GetIdentityProviderByIdentifierResponse> {
    private final Pools pools;
    private final IdentityProviders providers;

    GetIdentityProviderByIdentifier(Pools pools, IdentityProviders providers) {
        super(Access.SIGNED, GetIdentityProviderByIdentifierRequest::builder);
        this.pools = pools;
        this.providers = providers;
    }

    @Override
    GetIdentityProviderByIdentifierResponse answer(GetIdentityProviderByIdentifierRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return GetIdentityProviderByIdentifierResponse.builder()
                .identityProvider(providers.requireByIdentifier(pool.id(), request.idpIdentifier()))
                .build();
    }
}
