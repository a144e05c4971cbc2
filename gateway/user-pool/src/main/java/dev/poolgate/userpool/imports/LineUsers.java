package dev.poolgate.userpool.imports;

import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.UserDraft;
import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.Naming;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.ForeignHash;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Makes users from the lines of a file. */
final class LineUsers {
    /** AWS's limit, in characters. */
    private static final int LONGEST_LINE = 16_000;

    private final UserPoolStorage storage;
    private final NewUsers newUsers;
    private final Passwords passwords;

    LineUsers(UserPoolStorage storage, NewUsers newUsers, Passwords passwords) {
        this.storage = storage;
        this.newUsers = newUsers;
        this.passwords = passwords;
    }

    /**
     * Makes the user of the line. Call it in a transaction.
     *
     * @param algorithm of the hash in the line
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException where there is one
     *     of the name
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException where the
     *     line is none that a user can be made of; the message says why, and nothing of the line
     */
    void create(Pool pool, Optional<String> algorithm, ImportLine user) {
        Map<String, String> line = user.cells()
                .orElseThrow(() ->
                        Refusals.invalidParameter("The line has not as many columns as the header, or is too long."));
        if (line.values().stream().mapToInt(String::length).sum() > LONGEST_LINE) {
            throw Refusals.invalidParameter("The line is too long.");
        }
        if (line.values().stream().anyMatch(cell -> cell.indexOf(0) >= 0)) {
            throw Refusals.invalidParameter("The line has a NUL character.");
        }
        Map<String, String> cells = new HashMap<>(line);
        String name = Optional.ofNullable(cells.remove(CsvColumns.USERNAME))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refusals.invalidParameter("The username is missing."));
        boolean texts = flag(
                CsvColumns.MFA,
                Optional.ofNullable(cells.remove(CsvColumns.MFA)).orElse("false"));
        Optional<ForeignHash> hash = algorithm.map(used -> ForeignHash.parse(
                        used, Optional.ofNullable(cells.remove(CsvColumns.HASH)).orElse(""))
                .orElseThrow(() -> Refusals.invalidParameter("The password hash is not one of " + used + ".")));
        cells.values().removeIf(String::isEmpty);
        String sub = user.sub().map(LineUsers::checked).orElseGet(newUsers::newSub);
        User made = newUsers.create(draft(pool, sub, named(pool, name, cells), attributes(cells), hash.isPresent()));
        hash.ifPresent(found -> passwords.storeImported(made, found));
        if (!user.enabled()) {
            storage.users().changeEnabled(made, false, made.created());
        }
        if (texts) {
            requireNumber(made);
            storage.secondFactors().replace(made, new MfaPreference(Set.of(SecondFactor.SMS_MFA), Optional.empty()));
        }
    }

    /** Of a pool that names users by an attribute, AWS lists the {@code sub} as the username. */
    private static String named(Pool pool, String name, Map<String, String> cells) {
        if (!pool.namesUsersByAttribute()) {
            return name;
        }
        return pool.signInAttributes().stream()
                .flatMap(attribute -> Optional.ofNullable(cells.get(attribute)).stream())
                .findFirst()
                .orElse(name);
    }

    /** Nobody chooses a {@code sub}: one that is no UUID is none that AWS made. */
    private static String checked(String sub) {
        try {
            if (UUID.fromString(sub).toString().equals(sub)) {
                return sub;
            }
        } catch (IllegalArgumentException no) {
            // refused below
        }
        throw Refusals.invalidParameter("The sub is not a UUID.");
    }

    private UserDraft draft(Pool pool, String sub, String name, List<AttributeType> given, boolean withPassword) {
        Naming.requireUsername(name);
        Map<String, String> attributes = new HashMap<>(AttributeRules.byAdministrator(pool, given));
        Naming.byAttribute(pool, name).ifPresent(attributes::remove);
        UserDraft draft = new UserDraft(
                pool,
                sub,
                name,
                attributes,
                withPassword ? UserStatusType.CONFIRMED : UserStatusType.RESET_REQUIRED,
                Optional.empty(),
                false);
        AttributeRules.requireAll(pool, draft.named());
        if (!withPassword) {
            requireWayIn(draft.named());
        }
        return draft;
    }

    /** Who has no password has to be sent a code. */
    private static void requireWayIn(Map<String, String> attributes) {
        boolean proved = Stream.of(Attributes.EMAIL, Attributes.PHONE_NUMBER)
                .filter(attributes::containsKey)
                .flatMap(name -> Attributes.verifiedFlag(name).stream())
                .anyMatch(flag -> "true".equals(attributes.get(flag)));
        if (!proved) {
            throw Refusals.invalidParameter("Neither email_verified nor phone_number_verified is true.");
        }
    }

    private static void requireNumber(User user) {
        if (user.attribute(Attributes.PHONE_NUMBER).isEmpty()) {
            throw Refusals.invalidParameter("A phone number is needed where cognito:mfa_enabled is true.");
        }
    }

    private static List<AttributeType> attributes(Map<String, String> cells) {
        return cells.entrySet().stream()
                .map(cell -> AttributeType.builder()
                        .name(cell.getKey())
                        .value(
                                Attributes.isVerifiedFlag(cell.getKey())
                                        ? Boolean.toString(flag(cell.getKey(), cell.getValue()))
                                        : cell.getValue())
                        .build())
                .toList();
    }

    private static boolean flag(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw Refusals.invalidParameter(name + " is neither true nor false.");
        };
    }
}
