package dev.poolgate.userpool.directory;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which users {@code ListUsers} answers: one attribute that equals a value, or begins with it. See <a
 * href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">Filter</a>.
 *
 * @param value as the tables compare it
 * @param prefix whether the value is only what the attribute begins with
 */
public record UserFilter(By by, String attribute, String value, boolean prefix) {
    /** No filter at all: every {@code sub} begins with nothing. */
    public static final UserFilter ALL = new UserFilter(By.SUB, Attributes.SUB, "", true);

    private static final Pattern SHAPE =
            Pattern.compile("\\s*\"?([\\w:]+)\"?\\s*(\\^?=)\\s*\"((?:[^\"\\\\\\x00]|\\\\[^\\x00])*+)\"\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /**
     * Reads a filter.
     *
     * @param text as it was sent; null or blank for all users
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where it is not
     *     one
     */
    public static UserFilter parse(@Nullable String text, Pool pool) {
        if (text == null || text.isBlank()) {
            return ALL;
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw Refusals.invalidParameter("Error while parsing filter.");
        }
        String value = ESCAPE.matcher(matcher.group(3)).replaceAll("$1");
        return of(matcher.group(1), value, matcher.group(2).startsWith("^"), pool);
    }

    private static UserFilter of(String attribute, String value, boolean prefix, Pool pool) {
        return switch (attribute) {
            case "sub" -> new UserFilter(By.SUB, attribute, value.toLowerCase(Locale.ROOT), prefix);
            case "username" -> new UserFilter(By.USERNAME, attribute, pool.fold(value), prefix);
            case "cognito:user_status" -> new UserFilter(By.STATUS, attribute, only(statuses(), value, prefix), false);
            case "status" -> new UserFilter(By.ENABLED, attribute, only(enabled(), value, prefix), false);
            default -> byValue(attribute, value, prefix);
        };
    }

    private static UserFilter byValue(String attribute, String value, boolean prefix) {
        String key = Attributes.searchKey(attribute, value)
                .orElseThrow(() -> Refusals.invalidParameter("Invalid search attribute: " + attribute));
        return new UserFilter(By.ATTRIBUTE, attribute, key, prefix);
    }

    /** The one value that is meant, no two of which begin with the same letter; nothing where there is none. */
    private static String only(Stream<String> values, String given, boolean prefix) {
        if (prefix && given.isEmpty()) {
            throw Refusals.invalidParameter("Error while parsing filter.");
        }
        return values.filter(value -> prefix ? value.startsWith(given) : value.equals(given))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> statuses() {
        return Stream.of("UNCONFIRMED", "CONFIRMED", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED", "EXTERNAL_PROVIDER");
    }

    private static Stream<String> enabled() {
        return Stream.of("Enabled", "Disabled");
    }

    /** What is compared, and so which index serves. */
    public enum By {
        SUB,
        USERNAME,
        STATUS,
        ENABLED,
        ATTRIBUTE
    }
}
