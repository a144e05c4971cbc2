package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.accounts.SecondFactors.Wish;
import dev.poolgate.userpool.accounts.SecondFactors.Wishes;
import dev.poolgate.userpool.directory.SecondFactor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SMSMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaSettingsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnMfaSettingsType;

/** What both operations on a user's preference ask for, as rules understand it. */
final class MfaWishes {
    private MfaWishes() {}

    static Wishes of(
            @Nullable SMSMfaSettingsType sms,
            @Nullable SoftwareTokenMfaSettingsType token,
            @Nullable EmailMfaSettingsType email,
            @Nullable WebAuthnMfaSettingsType passkey) {
        Map<SecondFactor, Wish> wishes = new EnumMap<>(SecondFactor.class);
        if (sms != null) {
            wishes.put(SecondFactor.SMS_MFA, wish(sms.enabled(), sms.preferredMfa()));
        }
        if (token != null) {
            wishes.put(SecondFactor.SOFTWARE_TOKEN_MFA, wish(token.enabled(), token.preferredMfa()));
        }
        if (email != null) {
            wishes.put(SecondFactor.EMAIL_OTP, wish(email.enabled(), email.preferredMfa()));
        }
        return new Wishes(wishes, Optional.ofNullable(passkey).map(WebAuthnMfaSettingsType::enabled));
    }

    private static Wish wish(@Nullable Boolean enabled, @Nullable Boolean preferred) {
        return new Wish(Boolean.TRUE.equals(enabled), Boolean.TRUE.equals(preferred));
    }
}
