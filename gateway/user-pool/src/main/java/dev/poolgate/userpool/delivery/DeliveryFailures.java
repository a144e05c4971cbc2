package dev.poolgate.userpool.delivery;

import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;

/** What a caller is told when a message could not be handed over: never why, nor where it went. */
final class DeliveryFailures {
    private DeliveryFailures() {}

    static CodeDeliveryFailureException of(Exception cause) {
        return CodeDeliveryFailureException.builder()
                .message("Unable to deliver the message.")
                .cause(cause)
                .build();
    }
}
