package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.SecondFactor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;

/** A user's second factors as AWS lists them: what is empty is left out. */
final class MfaViews {
    private MfaViews() {}

    static @Nullable String preferred(MfaPreference preference) {
        return preference.preferred().map(Enum::name).orElse(null);
    }

    static @Nullable List<String> list(MfaPreference preference) {
        return preference.enabled().isEmpty() ? null : preference.names();
    }

    /** The old list, which knows text messages only. */
    static @Nullable List<MFAOptionType> options(MfaPreference preference) {
        return preference.enabled().contains(SecondFactor.SMS_MFA)
                ? List.of(MFAOptionType.builder()
                        .deliveryMedium(DeliveryMediumType.SMS)
                        .attributeName(Attributes.PHONE_NUMBER)
                        .build())
                : null;
    }
}
