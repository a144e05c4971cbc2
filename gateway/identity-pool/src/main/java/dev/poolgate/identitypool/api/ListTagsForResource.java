package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListTagsForResourceResponse;

record ListTagsForResource(PoolStore pools)
        implements Operation.Handler<ListTagsForResourceRequest, ListTagsForResourceResponse> {

    @Override
    public ListTagsForResourceResponse handle(ListTagsForResourceRequest input, AwsCall call) {
        return ListTagsForResourceResponse.builder()
                .tags(new PoolTags(pools).of(input.resourceArn(), call.accountId()))
                .build();
    }
}
