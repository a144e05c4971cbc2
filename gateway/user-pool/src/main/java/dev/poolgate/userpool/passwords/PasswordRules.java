package dev.poolgate.userpool.passwords;

import java.util.Optional;
import java.util.function.IntPredicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;

/** A pool's password policy, in AWS's words where a password breaks it. */
public final class PasswordRules {
    private static final String PREFIX = "Password did not conform with policy: ";
    private static final int LONGEST = 256;
    /** The symbols of AWS's policy page; a space counts inside, not at either end. */
    private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";

    private PasswordRules() {}

    /** What is wrong with the password; empty when nothing is. */
    public static Optional<String> broken(PasswordPolicyType policy, String password) {
        return reason(policy, password).map(PREFIX::concat);
    }

    private static Optional<String> reason(PasswordPolicyType policy, String password) {
        if (password.length() < policy.minimumLength()) {
            return Optional.of("Password not long enough");
        }
        if (password.length() > LONGEST) {
            return Optional.of("Password must not be longer than " + LONGEST + " characters");
        }
        if (!password.equals(password.strip())) {
            return Optional.of("Password must not begin or end with a space");
        }
        return missing(policy, password);
    }

    private static Optional<String> missing(PasswordPolicyType policy, String password) {
        if (lacks(policy.requireUppercase(), password, Character::isUpperCase)) {
            return Optional.of("Password must have uppercase characters");
        }
        if (lacks(policy.requireLowercase(), password, Character::isLowerCase)) {
            return Optional.of("Password must have lowercase characters");
        }
        if (lacks(policy.requireNumbers(), password, Character::isDigit)) {
            return Optional.of("Password must have numeric characters");
        }
        if (lacks(policy.requireSymbols(), password, symbol -> SYMBOLS.indexOf(symbol) >= 0)) {
            return Optional.of("Password must have symbol characters");
        }
        return Optional.empty();
    }

    private static boolean lacks(Boolean required, String password, IntPredicate kind) {
        return Boolean.TRUE.equals(required) && password.codePoints().noneMatch(kind);
    }
}
