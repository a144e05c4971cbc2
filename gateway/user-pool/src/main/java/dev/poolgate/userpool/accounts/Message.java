package dev.poolgate.userpool.accounts;

import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/**
 * Something to tell a user.
 *
 * @param medium email or SMS
 * @param to the address or the phone number
 * @param text may hold a code or a password: never log it
 */
public record Message(DeliveryMediumType medium, String to, String subject, String text) {
    @Override
    public String toString() {
        return "Message[" + medium + ", redacted]";
    }
}
