package dev.poolgate.userpool.accounts;

/** Delivers messages to users. Must be thread-safe. */
@FunctionalInterface
public interface MessageSender {

    /**
     * Hands the message over.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException when it cannot
     */
    void send(Message message);
}
