package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeManagedLoginBrandingResponse;

/** A style of managed login. */
final class DescribeManagedLoginBranding
        extends CognitoOperation<DescribeManagedLoginBrandingRequest, DescribeManagedLoginBrandingResponse> {
    private final Pools pools;
    private final Brandings brandings;

    DescribeManagedLoginBranding(Pools pools, Brandings brandings) {
        super(Access.SIGNED, DescribeManagedLoginBrandingRequest::builder);
        this.pools = pools;
        this.brandings = brandings;
    }

    @Override
    DescribeManagedLoginBrandingResponse answer(DescribeManagedLoginBrandingRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeManagedLoginBrandingResponse.builder()
                .managedLoginBranding(brandings.require(pool, request.managedLoginBrandingId()))
                .build();
    }
}
