package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.storage.AttemptTable;
import java.time.Clock;
import java.time.Duration;

/**
 * What a code is good for. See <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">quotas
 * on codes</a>.
 */
public enum CodePurpose {
    SIGN_UP(Duration.ofHours(24), "Your confirmation code is {####}", "RESEND_CODE", 5, "CONFIRM_SIGN_UP", 15),
    PASSWORD(Duration.ofHours(1), "Your password reset code is {####}", "FORGOT_PASSWORD", 10, "CONFIRM_PASSWORD", 15),
    EMAIL(Duration.ofHours(24), "Your verification code is {####}", "ATTRIBUTE_CODE", 5, "VERIFY_ATTRIBUTE", 15),
    PHONE_NUMBER(Duration.ofHours(24), "Your verification code is {####}", "ATTRIBUTE_CODE", 5, "VERIFY_ATTRIBUTE", 15);

    private final Duration lifetime;
    private final String text;
    private final String requestKind;
    private final int requests;
    private final String guessKind;
    private final int guesses;

    CodePurpose(Duration lifetime, String text, String requestKind, int requests, String guessKind, int guesses) {
        this.lifetime = lifetime;
        this.text = text;
        this.requestKind = requestKind;
        this.requests = requests;
        this.guessKind = guessKind;
        this.guesses = guesses;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** Where the pool has no words of its own. */
    String text() {
        return text;
    }

    /** How often a user may ask for such a code. */
    HourlyLimit requests(AttemptTable attempts, Clock clock) {
        return new HourlyLimit(attempts, clock, requestKind, requests);
    }

    /** How often a user may try one. */
    HourlyLimit guesses(AttemptTable attempts, Clock clock) {
        return new HourlyLimit(attempts, clock, guessKind, guesses);
    }
}
