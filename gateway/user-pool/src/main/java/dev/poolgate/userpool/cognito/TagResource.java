package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.storage.UserPoolStorage;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceResponse;

/** Adds tags to a pool, and replaces those of the same keys. */
final class TagResource extends CognitoOperation<TagResourceRequest, TagResourceResponse> {
    private final UserPoolStorage storage;

    TagResource(UserPoolStorage storage) {
        super(Access.SIGNED, TagResourceRequest::builder);
        this.storage = storage;
    }

    @Override
    TagResourceResponse answer(TagResourceRequest request, AwsCall call) {
        Tags.change(storage, request.resourceArn(), tags -> {
            tags.putAll(request.tags());
            return tags;
        });
        return TagResourceResponse.builder().build();
    }
}
