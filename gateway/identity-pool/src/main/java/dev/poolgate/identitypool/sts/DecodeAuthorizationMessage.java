package dev.poolgate.identitypool.sts;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageResponse;
import software.amazon.awssdk.services.sts.model.InvalidAuthorizationMessageException;

/** No refusal of ours carries an encoded message, so whatever is to be decoded is not ours. */
record DecodeAuthorizationMessage()
        implements Operation.Handler<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> {

    @Override
    public DecodeAuthorizationMessageResponse handle(DecodeAuthorizationMessageRequest input, AwsCall call) {
        throw InvalidAuthorizationMessageException.builder()
                .message("Message is not valid")
                .build();
    }
}
