package dev.poolgate.userpool.directory;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** What a user may be asked for after the password, named as AWS lists it. */
public enum SecondFactor {
    SMS_MFA(ChallengeNameType.SMS_MFA, Attributes.PHONE_NUMBER),
    SOFTWARE_TOKEN_MFA(ChallengeNameType.SOFTWARE_TOKEN_MFA, null),
    EMAIL_OTP(ChallengeNameType.EMAIL_OTP, Attributes.EMAIL);

    private final ChallengeNameType challenge;
    private final Optional<String> attribute;

    SecondFactor(ChallengeNameType challenge, @Nullable String attribute) {
        this.challenge = challenge;
        this.attribute = Optional.ofNullable(attribute);
    }

    public ChallengeNameType challenge() {
        return challenge;
    }

    /** Where a code is sent to; empty where none is sent. */
    public Optional<String> attribute() {
        return attribute;
    }

    /** The factor that a client chose; AWS's pages call the email factor by two names. */
    public static Optional<SecondFactor> chosen(String answer) {
        return Arrays.stream(values())
                .filter(factor -> factor.name().equals(answer) || (factor == EMAIL_OTP && answer.equals("EMAIL_MFA")))
                .findFirst();
    }
}
