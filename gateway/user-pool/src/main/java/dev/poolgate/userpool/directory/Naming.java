package dev.poolgate.userpool.directory;

import java.util.List;
import java.util.Optional;

/** What a pool allows a new user to be named. */
public final class Naming {
    private Naming() {}

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
        refuseAliasShape(pool, name);
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

    /** A username that looks like an alias would answer for somebody else's email. */
    private static void refuseAliasShape(Pool pool, String name) {
        if (pool.signInAttributes().contains(Attributes.EMAIL) && Attributes.looksLikeEmail(name)) {
            throw Refusals.invalidParameter(
                    "Username cannot be of email format, since user pool is configured for email alias.");
        }
        if (pool.signInAttributes().contains(Attributes.PHONE_NUMBER) && Attributes.looksLikePhoneNumber(name)) {
            throw Refusals.invalidParameter(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.");
        }
    }
}
