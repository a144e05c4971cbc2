package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.accounts.SecondFactors.Wish;
import dev.poolgate.userpool.accounts.SecondFactors.Wishes;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;

/** The old way to switch text messages on as a second factor: by naming where they go, or nothing. */
final class TextMessageMfa {
    private TextMessageMfa() {}

    static Wishes wishes(List<MFAOptionType> options) {
        boolean on = options.stream().anyMatch(option -> option.deliveryMedium() == DeliveryMediumType.SMS);
        boolean other = options.stream()
                .anyMatch(option -> option.deliveryMedium() != DeliveryMediumType.SMS
                        || !Attributes.PHONE_NUMBER.equals(option.attributeName()));
        if (other) {
            throw Refusals.invalidParameter("MFAOptions can be SMS to phone_number only.");
        }
        return new Wishes(Map.of(SecondFactor.SMS_MFA, new Wish(on, false)), Optional.empty());
    }
}
