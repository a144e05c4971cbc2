package dev.poolgate.userpool.directory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a pool allows a new user to be named. */
public final class Naming {
    /** The most characters of a username. */
    public static final int LONGEST = 128;

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    private static final String VIOLATION =
            "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must ";

    private Naming() {}

    /**
     * Refuses what is no {@code UsernameType}, which has neither blanks nor control characters. For names that come
     * where AWS's model allows any text. See <a
     * href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where it is none
     */
    public static void requireUsername(String name) {
        if (name.length() > LONGEST) {
            throw Refusals.invalidParameter(VIOLATION + "have length less than or equal to " + LONGEST);
        }
        if (!USERNAME.matcher(name).matches()) {
            throw Refusals.invalidParameter(VIOLATION + "satisfy regular expression pattern: " + USERNAME);
        }
    }

    /**
     * The attribute the name is, in a pool that names users by an attribute; empty in others.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where the name is
     *     none the pool allows
     */
    public static Optional<String> byAttribute(Pool pool, String name) {
        if (pool.namesUsersByAttribute()) {
            return Optional.of(attribute(pool.signInAttributes(), name));
        }
        refuseAliasShape(pool, "Username", name);
        return Optional.empty();
    }

    private static String attribute(List<String> allowed, String name) {
        if (allowed.contains(Attributes.EMAIL) && Attributes.looksLikeEmail(name)) {
            return Attributes.EMAIL;
        }
        if (allowed.contains(Attributes.PHONE_NUMBER) && Attributes.looksLikePhoneNumber(name)) {
            return Attributes.PHONE_NUMBER;
        }
        throw Refusals.invalidParameter(
                allowed.size() > 1
                        ? "Username should be either an email or a phone number."
                        : allowed.contains(Attributes.EMAIL)
                                ? "Username should be an email."
                                : "Username should be a phone number.");
    }

    /**
     * Refuses a name that looks like an alias of the pool: it would answer for somebody else's email.
     *
     * @param what the name is called in the message
     */
    static void refuseAliasShape(Pool pool, String what, String name) {
        if (pool.signInAttributes().contains(Attributes.EMAIL) && Attributes.looksLikeEmail(name)) {
            throw Refusals.invalidParameter(
                    what + " cannot be of email format, since user pool is configured for email alias.");
        }
        if (pool.signInAttributes().contains(Attributes.PHONE_NUMBER) && Attributes.looksLikePhoneNumber(name)) {
            throw Refusals.invalidParameter(
                    what + " cannot be of phone number format, since user pool is configured for phone number alias.");
        }
    }
}
