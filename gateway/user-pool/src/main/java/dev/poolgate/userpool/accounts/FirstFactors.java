package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasskeyTable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What users may begin a choice-based sign-in with. */
public final class FirstFactors {
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final PasskeyTable passkeys;

    public FirstFactors(Passwords passwords, SecondFactors secondFactors, PasskeyTable passkeys) {
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
    }

    /** Those that the pool allows and the user has, in AWS's order. */
    public List<AuthFactorType> of(Pool pool, User user) {
        boolean alone = !secondFactors.everAsked(pool, user);
        Predicate<AuthFactorType> has = factor -> switch (factor) {
            case PASSWORD -> passwords.has(user);
            case EMAIL_OTP -> alone && mayBeSentTo(user, Attributes.EMAIL);
            case SMS_OTP -> alone && mayBeSentTo(user, Attributes.PHONE_NUMBER);
            case WEB_AUTHN -> (alone || secondFactors.passkeySuffices(pool, user)) && hasPasskey(user);
            default -> false;
        };
        return AuthFactorType.knownValues().stream()
                .sorted()
                .filter(pool.firstFactors()::contains)
                .filter(has)
                .toList();
    }

    /**
     * Those that somebody could have who is not to be told from a user.
     *
     * @return in AWS's order
     */
    public List<AuthFactorType> imaginable(Pool pool) {
        boolean alone = !secondFactors.settings(pool).required();
        return AuthFactorType.knownValues().stream()
                .sorted()
                .filter(pool.firstFactors()::contains)
                .filter(factor -> alone || factor == AuthFactorType.PASSWORD)
                .toList();
    }

    /** Whether a user with these attributes could sign in without ever having a password. */
    public boolean needNoPassword(Pool pool, Map<String, String> attributes) {
        List<AuthFactorType> imaginable = imaginable(pool);
        return (imaginable.contains(AuthFactorType.EMAIL_OTP) && attributes.containsKey(Attributes.EMAIL))
                || (imaginable.contains(AuthFactorType.SMS_OTP) && attributes.containsKey(Attributes.PHONE_NUMBER));
    }

    private boolean hasPasskey(User user) {
        return !passkeys.list(user.poolId(), user.sub(), "", 1).isEmpty();
    }

    /**
     * Whether a code may be all that is asked. An address that nobody proved to be the user's opens no account that has
     * been opened in another way; that of a sign-up is proved by this very code.
     */
    private boolean mayBeSentTo(User user, String attribute) {
        boolean only = user.status() == UserStatusType.UNCONFIRMED || !passwords.has(user);
        return user.attribute(attribute).isPresent() && (user.hasProved(attribute) || only);
    }
}
