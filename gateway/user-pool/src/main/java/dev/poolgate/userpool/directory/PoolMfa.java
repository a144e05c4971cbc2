package dev.poolgate.userpool.directory;

import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SmsMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/**
 * Whether a pool asks for a second factor, and for which. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html">adding MFA</a>.
 *
 * @param factors settings of each factor; whether any is asked for stands in the pool
 */
public record PoolMfa(Pool pool, SetUserPoolMfaConfigResponse factors) {

    /** Of a pool of which nothing else was said: the factor that it may have from its making on is the text message. */
    public static PoolMfa asMade(Pool pool) {
        SetUserPoolMfaConfigResponse.Builder factors = SetUserPoolMfaConfigResponse.builder();
        UserPoolMfaType mode = pool.settings().mfaConfiguration();
        boolean on = mode == UserPoolMfaType.ON || mode == UserPoolMfaType.OPTIONAL;
        if (on && pool.settings().smsConfiguration() != null) {
            factors.smsMfaConfiguration(
                    sms -> sms.smsConfiguration(pool.settings().smsConfiguration()));
        }
        return new PoolMfa(pool, factors.build());
    }

    /** Whether no user is ever asked. */
    public boolean off() {
        return !required() && pool.settings().mfaConfiguration() != UserPoolMfaType.OPTIONAL;
    }

    /** Whether every user is asked. */
    public boolean required() {
        return pool.settings().mfaConfiguration() == UserPoolMfaType.ON;
    }

    /** Whether users may have the factor. */
    public boolean offers(SecondFactor factor) {
        return switch (factor) {
            case SMS_MFA -> factors.smsMfaConfiguration() != null;
            case SOFTWARE_TOKEN_MFA ->
                factors.softwareTokenMfaConfiguration() != null
                        && Boolean.TRUE.equals(
                                factors.softwareTokenMfaConfiguration().enabled());
            case EMAIL_OTP -> factors.emailMfaConfiguration() != null;
        };
    }

    /** Whether a passkey that verifies its user may stand for both factors. */
    public boolean passkeysSuffice() {
        return factors.webAuthnConfiguration() != null
                && factors.webAuthnConfiguration().factorConfiguration()
                        == WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION;
    }

    /** The pool's own words of a text message with a code. */
    public Optional<String> smsMessage() {
        return Optional.ofNullable(factors.smsMfaConfiguration())
                .map(SmsMfaConfigType::smsAuthenticationMessage)
                .or(() -> Optional.ofNullable(pool.settings().smsAuthenticationMessage()));
    }
}
