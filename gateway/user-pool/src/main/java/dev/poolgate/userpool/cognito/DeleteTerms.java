package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteTermsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteTermsResponse;

/** Deletes documents that users of a client agreed to. */
final class DeleteTerms extends CognitoOperation<DeleteTermsRequest, DeleteTermsResponse> {
    private final Pools pools;
    private final Terms terms;

    DeleteTerms(Pools pools, Terms terms) {
        super(Access.SIGNED, DeleteTermsRequest::builder);
        this.pools = pools;
        this.terms = terms;
    }

    @Override
    DeleteTermsResponse answer(DeleteTermsRequest request, AwsCall call) {
        terms.delete(pools.require(request.userPoolId()), request.termsId());
        return DeleteTermsResponse.builder().build();
    }
}
