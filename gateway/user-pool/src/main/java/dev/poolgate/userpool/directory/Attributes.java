package dev.poolgate.userpool.directory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names and values of user attributes mean, whatever the pool. */
public final class Attributes {
    public static final String SUB = "sub";
    public static final String EMAIL = "email";
    public static final String PHONE_NUMBER = "phone_number";
    public static final String PREFERRED_USERNAME = "preferred_username";

    /** Of the names of attributes that only developers write. */
    static final String DEVELOPER_PREFIX = "dev:";

    private static final Map<String, String> VERIFIED =
            Map.of(EMAIL, "email_verified", PHONE_NUMBER, "phone_number_verified");
    private static final Set<String> MADE_HERE = Set.of(SUB, "identities");
    private static final Set<String> SEARCHABLE =
            Set.of(EMAIL, PHONE_NUMBER, "name", "given_name", "family_name", PREFERRED_USERNAME);
    private static final int SEARCH_KEY_CHARS = 256;
    /** Possessive, because a group that can go back is matched by recursion, once per label of whatever is sent. */
    private static final Pattern EMAIL_SHAPE = Pattern.compile("[^\\s@]++@[^\\s@.]++(?:\\.[^\\s@.]++)*+");

    private static final Pattern E164 = Pattern.compile("\\+[0-9]{2,15}");

    private Attributes() {}

    /** The attribute that says whether the given one was proved by a code. */
    public static Optional<String> verifiedFlag(String name) {
        return Optional.ofNullable(VERIFIED.get(name));
    }

    /** Whether the attribute says that another one was proved: the user cannot claim it, only earn it. */
    public static boolean isVerifiedFlag(String name) {
        return VERIFIED.containsValue(name);
    }

    /**
     * Whether only an administrator, an identity provider or the pool itself writes the attribute. See <a
     * href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html">
     * DeveloperOnlyAttribute</a>.
     */
    static boolean isPrivileged(String name) {
        return name.startsWith(DEVELOPER_PREFIX) || isMadeHere(name) || isVerifiedFlag(name);
    }

    /** Whether no caller writes the attribute, an administrator neither: it says what the pool knows. */
    static boolean isMadeHere(String name) {
        return MADE_HERE.contains(name);
    }

    /** What ListUsers compares for the attribute; empty where it cannot filter by it. */
    public static Optional<String> searchKey(String name, String value) {
        if (!SEARCHABLE.contains(name)) {
            return Optional.empty();
        }
        String folded = value.toLowerCase(Locale.ROOT);
        return Optional.of(cut(folded));
    }

    /** Between two characters, never within one. */
    private static String cut(String text) {
        if (text.length() <= SEARCH_KEY_CHARS) {
            return text;
        }
        boolean within = Character.isHighSurrogate(text.charAt(SEARCH_KEY_CHARS - 1));
        return text.substring(0, within ? SEARCH_KEY_CHARS - 1 : SEARCH_KEY_CHARS);
    }

    public static boolean looksLikeEmail(String value) {
        return EMAIL_SHAPE.matcher(value).matches();
    }

    /** Whether the value is a phone number as E.164 writes it, with the plus sign. */
    public static boolean looksLikePhoneNumber(String value) {
        return E164.matcher(value).matches();
    }
}
