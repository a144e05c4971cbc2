package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/**
 * What is to change of a user's attributes.
 *
 * @param set new values, the flags of verification among them
 * @param removed names of those that go
 * @param unproven new emails and phone numbers that a code has to prove
 */
public record AttributeChange(Map<String, String> set, Set<String> removed, Map<String, String> unproven) {

    static AttributeChange byUser(Pool pool, User user, List<AttributeType> given, Predicate<String> writable) {
        Map<String, String> values = AttributeRules.byUser(pool, given, writable);
        return of(pool, user, given, values);
    }

    static AttributeChange byAdministrator(Pool pool, User user, List<AttributeType> given) {
        Map<String, String> values = AttributeRules.byAdministrator(pool, given);
        for (String name : List.of(Attributes.EMAIL, Attributes.PHONE_NUMBER)) {
            boolean there = values.containsKey(name) || user.attribute(name).isPresent();
            if (values.containsKey(Attributes.verifiedFlag(name).orElseThrow()) && !there) {
                throw Refusals.invalidParameter("An " + name + " is required to verify/un-verify an " + name + ".");
            }
        }
        return of(pool, user, given, values);
    }

    /**
     * Attributes that go, as the user may let them.
     *
     * @param writable what the caller may write
     */
    public static AttributeChange deleting(Pool pool, User user, List<String> names, Predicate<String> writable) {
        List<AttributeType> given = names.stream()
                .map(name -> AttributeType.builder().name(name).value("").build())
                .toList();
        AttributeRules.byUser(pool, given, writable);
        return of(pool, user, given, Map.of());
    }

    /** As {@link #deleting}, by an administrator. */
    public static AttributeChange deletingAsAdministrator(Pool pool, User user, List<String> names) {
        List<AttributeType> given = names.stream()
                .map(name -> AttributeType.builder().name(name).value("").build())
                .toList();
        AttributeRules.byAdministrator(pool, given);
        return of(pool, user, given, Map.of());
    }

    private static AttributeChange of(Pool pool, User user, List<AttributeType> given, Map<String, String> values) {
        Map<String, String> set = new TreeMap<>(values);
        set.entrySet().removeIf(entry -> user.attribute(entry.getKey())
                .filter(entry.getValue()::equals)
                .isPresent());
        Set<String> removed = removed(user, given, values);
        Map<String, String> unproven = new TreeMap<>();
        for (String name : List.of(Attributes.EMAIL, Attributes.PHONE_NUMBER)) {
            prove(pool, name, set, values, unproven);
        }
        AttributeRules.requireMutable(pool, set.keySet(), removed);
        Map<String, String> whole = new TreeMap<>(user.attributes());
        removed.forEach(whole::remove);
        whole.putAll(set);
        whole.putAll(unproven);
        AttributeRules.requireAll(pool, whole);
        return new AttributeChange(set, removed, unproven);
    }

    /** An empty value takes the attribute away, and what was proved of it. */
    private static Set<String> removed(User user, List<AttributeType> given, Map<String, String> values) {
        return given.stream()
                .map(AttributeType::name)
                .filter(name -> !values.containsKey(name))
                .flatMap(name -> Stream.concat(Stream.of(name), Attributes.verifiedFlag(name).stream()))
                .filter(name -> user.attribute(name).isPresent())
                .collect(Collectors.toSet());
    }

    /** What is new and was not said to be verified, a code has to prove, before or after it is set. */
    private static void prove(
            Pool pool, String name, Map<String, String> set, Map<String, String> values, Map<String, String> unproven) {
        String flag = Attributes.verifiedFlag(name).orElseThrow();
        String value = set.get(name);
        if (value == null || "true".equals(values.get(flag))) {
            return;
        }
        if (pool.autoVerified().contains(name)) {
            unproven.put(name, value);
        }
        if (pool.verifiesBeforeUpdate(name)) {
            set.remove(name);
            set.remove(flag);
        } else {
            set.put(flag, "false");
        }
    }
}
