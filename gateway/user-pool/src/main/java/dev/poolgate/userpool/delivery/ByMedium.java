package dev.poolgate.userpool.delivery;

import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.accounts.MessageSender;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/** Mail goes one way, text messages another. */
public record ByMedium(MessageSender mail, MessageSender sms) implements MessageSender {
    @Override
    public void send(Message message) {
        (message.medium() == DeliveryMediumType.EMAIL ? mail : sms).send(message);
    }
}
