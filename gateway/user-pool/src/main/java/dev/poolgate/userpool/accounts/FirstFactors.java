package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What users may begin a choice-based sign-in with. */
public final class FirstFactors {
    private final Passwords passwords;
    private final SecondFactors secondFactors;

    public FirstFactors(Passwords passwords, SecondFactors secondFactors) {
        this.passwords = passwords;
        this.secondFactors = secondFactors;
    }

    /** Those that the pool allows and the user has, in AWS's order. */
    public List<AuthFactorType> of(Pool pool, User user) {
        boolean codes = !secondFactors.everAsked(pool, user);
        Predicate<AuthFactorType> has = factor -> switch (factor) {
            case PASSWORD -> passwords.mark(user).isPresent();
            case EMAIL_OTP -> codes && mayBeSentTo(user, Attributes.EMAIL);
            case SMS_OTP -> codes && mayBeSentTo(user, Attributes.PHONE_NUMBER);
            default -> false;
        };
        return AuthFactorType.knownValues().stream()
                .sorted()
                .filter(pool.firstFactors()::contains)
                .filter(has)
                .toList();
    }

    /**
     * Whether a code may be all that is asked. An address that nobody proved to be the user's opens no account that has
     * been opened in another way; that of a sign-up is proved by this very code.
     */
    private boolean mayBeSentTo(User user, String attribute) {
        boolean proved = Attributes.verifiedFlag(attribute)
                .flatMap(user::attribute)
                .filter("true"::equals)
                .isPresent();
        boolean only = user.status() == UserStatusType.UNCONFIRMED
                || passwords.mark(user).isEmpty();
        return user.attribute(attribute).isPresent() && (proved || only);
    }
}
