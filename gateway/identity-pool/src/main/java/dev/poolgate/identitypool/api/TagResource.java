package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TagResourceResponse;

/** Adds tags to a pool; one of the same key gets the new value. */
record TagResource(PoolStore pools) implements Operation.Handler<TagResourceRequest, TagResourceResponse> {

    @Override
    public TagResourceResponse handle(TagResourceRequest input, AwsCall call) {
        new PoolTags(pools).change(input.resourceArn(), call.accountId(), tags -> tags.putAll(input.tags()));
        return TagResourceResponse.builder().build();
    }
}
