package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderResponse;

/** An external provider, with its details. */
final class DescribeIdentityProvider
        extends CognitoOperation<DescribeIdentityProviderRequest, DescribeIdentityProviderResponse> {
    private final Pools pools;
    private final IdentityProviders providers;

    DescribeIdentityProvider(Pools pools, IdentityProviders providers) {
        super(Access.SIGNED, DescribeIdentityProviderRequest::builder);
        this.pools = pools;
        this.providers = providers;
    }

    @Override
    DescribeIdentityProviderResponse answer(DescribeIdentityProviderRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeIdentityProviderResponse.builder()
                .identityProvider(providers.require(pool.id(), request.providerName()))
                .build();
    }
}
