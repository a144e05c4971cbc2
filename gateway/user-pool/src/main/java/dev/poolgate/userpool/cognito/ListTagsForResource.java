package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceResponse;

/** The tags of a pool. */
final class ListTagsForResource extends CognitoOperation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
    private final Pools pools;

    ListTagsForResource(Pools pools) {
        super(Access.SIGNED, ListTagsForResourceRequest::builder);
        this.pools = pools;
    }

    @Override
    ListTagsForResourceResponse answer(ListTagsForResourceRequest request, AwsCall call) {
        Pool pool = pools.require(Tags.poolId(request.resourceArn()));
        return ListTagsForResourceResponse.builder()
                .tags(pool.settings().userPoolTags())
                .build();
    }
}
