package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeTermsResponse;

/** Documents that users of a client agree to. */
final class DescribeTerms extends CognitoOperation<DescribeTermsRequest, DescribeTermsResponse> {
    private final Pools pools;
    private final Terms terms;

    DescribeTerms(Pools pools, Terms terms) {
        super(Access.SIGNED, DescribeTermsRequest::builder);
        this.pools = pools;
        this.terms = terms;
    }

    @Override
    DescribeTermsResponse answer(DescribeTermsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeTermsResponse.builder()
                .terms(terms.require(pool, request.termsId()))
                .build();
    }
}
