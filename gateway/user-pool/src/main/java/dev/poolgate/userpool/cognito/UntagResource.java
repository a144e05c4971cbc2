package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.storage.UserPoolStorage;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceResponse;

/** Takes tags from a pool; those that it does not have are no matter. */
final class UntagResource extends CognitoOperation<UntagResourceRequest, UntagResourceResponse> {
    private final UserPoolStorage storage;

    UntagResource(UserPoolStorage storage) {
        super(Access.SIGNED, UntagResourceRequest::builder);
        this.storage = storage;
    }

    @Override
    UntagResourceResponse answer(UntagResourceRequest request, AwsCall call) {
        Tags.change(storage, request.resourceArn(), tags -> {
            tags.keySet().removeAll(request.tagKeys());
            return tags;
        });
        return UntagResourceResponse.builder().build();
    }
}
