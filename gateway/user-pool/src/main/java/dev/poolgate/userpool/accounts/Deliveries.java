package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/** Where a code went, told without telling the address. */
final class Deliveries {
    private static final int SHOWN_DIGITS = 4;

    private Deliveries() {}

    static CodeDeliveryDetailsType details(String attribute, String to) {
        return CodeDeliveryDetailsType.builder()
                .attributeName(attribute)
                .deliveryMedium(medium(attribute))
                .destination(attribute.equals(Attributes.EMAIL) ? maskedEmail(to) : maskedNumber(to))
                .build();
    }

    static DeliveryMediumType medium(String attribute) {
        return attribute.equals(Attributes.EMAIL) ? DeliveryMediumType.EMAIL : DeliveryMediumType.SMS;
    }

    /** For example {@code j***@e***}. */
    private static String maskedEmail(String email) {
        int at = email.lastIndexOf('@');
        return email.charAt(0) + "***@" + email.charAt(at + 1) + "***";
    }

    /** For example {@code +*******1234}. */
    private static String maskedNumber(String number) {
        int hidden = Math.max(0, number.length() - 1 - SHOWN_DIGITS);
        return "+" + "*".repeat(hidden) + number.substring(1 + hidden);
    }
}
