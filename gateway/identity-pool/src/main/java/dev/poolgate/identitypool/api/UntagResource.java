package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.PoolStore;
import software.amazon.awssdk.services.cognitoidentity.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UntagResourceResponse;

/** Removes tags; a key that no tag has is no error, so that a repeated call succeeds. */
record UntagResource(PoolStore pools) implements Operation.Handler<UntagResourceRequest, UntagResourceResponse> {

    @Override
    public UntagResourceResponse handle(UntagResourceRequest input, AwsCall call) {
        new PoolTags(pools).change(input.resourceArn(), call.accountId(), tags -> tags.keySet()
                .removeAll(input.tagKeys()));
        return UntagResourceResponse.builder().build();
    }
}
