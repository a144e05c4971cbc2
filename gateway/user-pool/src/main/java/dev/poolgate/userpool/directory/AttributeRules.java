package dev.poolgate.userpool.directory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** Checks the attributes given for a user against the pool's schema. */
public final class AttributeRules {
    private static final String PREFIX = "Attributes did not conform to the schema: ";
    private static final int LONGEST = 2048;

    private AttributeRules() {}

    /**
     * What a user says of himself. Privileged attributes are refused whatever the client may write.
     *
     * @param writable what the client may write
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where it may not
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where the schema
     *     does not allow it
     */
    public static Map<String, String> byUser(Pool pool, List<AttributeType> given, Predicate<String> writable) {
        given.forEach(attribute -> {
            if (!writable.test(attribute.name()) || Attributes.isPrivileged(attribute.name())) {
                throw Refusals.notAuthorized("A client attempted to write unauthorized attribute");
            }
        });
        return byAdministrator(pool, given);
    }

    /**
     * What an administrator says of a user.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where the schema
     *     does not allow it
     */
    public static Map<String, String> byAdministrator(Pool pool, List<AttributeType> given) {
        Map<String, String> attributes = new TreeMap<>();
        given.forEach(attribute -> {
            SchemaAttributeType schema = find(pool, attribute.name());
            String value = attribute.value();
            if (value != null && !value.isEmpty()) {
                checkText(attribute.name(), value);
                checkShape(schema, value);
                checkName(pool, attribute.name(), value);
                attributes.put(attribute.name(), value);
            }
        });
        return attributes;
    }

    /** The names of required attributes that are not there, but for {@code sub}. */
    public static List<String> missing(Pool pool, Map<String, String> attributes) {
        return pool.settings().schemaAttributes().stream()
                .filter(schema -> Boolean.TRUE.equals(schema.required()))
                .map(SchemaAttributeType::name)
                .filter(name -> !name.equals(Attributes.SUB) && !attributes.containsKey(name))
                .toList();
    }

    /** Refuses attributes without all that the pool requires. */
    public static void requireAll(Pool pool, Map<String, String> attributes) {
        missing(pool, attributes).stream().findFirst().ifPresent(name -> {
            throw refusal(name, "The attribute is required");
        });
    }

    /** Refuses to change or to take away what is set once and for all. */
    public static void requireMutable(Pool pool, Set<String> changed, Set<String> removed) {
        Stream.concat(changed.stream(), removed.stream())
                .filter(name -> Boolean.FALSE.equals(find(pool, name).mutable()))
                .findFirst()
                .ifPresent(name -> {
                    throw refusal(name, "Attribute cannot be updated.");
                });
    }

    private static SchemaAttributeType find(Pool pool, String name) {
        if (Attributes.isMadeHere(name)) {
            throw Refusals.invalidParameter("Cannot modify the non-mutable attribute " + name);
        }
        return pool.settings().schemaAttributes().stream()
                .filter(schema -> schema.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refusal(name, "Attribute does not exist in the schema."));
    }

    /** Halves of characters and NULs are no text: not every database keeps them. */
    private static void checkText(String name, String value) {
        boolean broken = value.codePoints()
                .anyMatch(letter ->
                        letter == 0 || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE));
        if (broken) {
            throw refusal(name, "Invalid characters in the value.");
        }
    }

    private static void checkShape(SchemaAttributeType schema, String value) {
        String name = schema.name();
        if (name.equals(Attributes.EMAIL) && !Attributes.looksLikeEmail(value)) {
            throw Refusals.invalidParameter("Invalid email address format.");
        }
        if (name.equals(Attributes.PHONE_NUMBER) && !Attributes.looksLikePhoneNumber(value)) {
            throw Refusals.invalidParameter("Invalid phone number format.");
        }
        switch (schema.attributeDataType()) {
            case STRING -> checkLength(schema, value);
            case NUMBER -> checkNumber(schema, value);
            case BOOLEAN -> checkFlag(name, value);
            default -> checkLength(schema, value);
        }
    }

    private static void checkName(Pool pool, String attribute, String value) {
        if (attribute.equals(Attributes.PREFERRED_USERNAME)
                && pool.signInAttributes().contains(attribute)) {
            Naming.refuseAliasShape(pool, "Preferred username", value);
        }
    }

    private static void checkLength(SchemaAttributeType schema, String value) {
        Optional<String> min =
                Optional.ofNullable(schema.stringAttributeConstraints()).map(constraints -> constraints.minLength());
        Optional<String> max =
                Optional.ofNullable(schema.stringAttributeConstraints()).map(constraints -> constraints.maxLength());
        boolean tooLong =
                value.length() > Math.min(LONGEST, max.map(Integer::valueOf).orElse(LONGEST));
        if (tooLong || value.length() < min.map(Integer::valueOf).orElse(0)) {
            throw refusal(schema.name(), "String length is out of range.");
        }
    }

    private static void checkNumber(SchemaAttributeType schema, String value) {
        BigDecimal number = number(schema.name(), value);
        if (schema.numberAttributeConstraints() != null
                && (below(number, schema.numberAttributeConstraints().minValue())
                        || above(number, schema.numberAttributeConstraints().maxValue()))) {
            throw refusal(schema.name(), "Number is out of range.");
        }
    }

    private static BigDecimal number(String name, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw refusal(name, "Attribute value is not a number.");
        }
    }

    private static boolean below(BigDecimal number, @Nullable String min) {
        return min != null && number.compareTo(new BigDecimal(min)) < 0;
    }

    private static boolean above(BigDecimal number, @Nullable String max) {
        return max != null && number.compareTo(new BigDecimal(max)) > 0;
    }

    private static void checkFlag(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw refusal(name, "Attribute value is not a boolean.");
        }
    }

    private static RuntimeException refusal(String name, String reason) {
        return Refusals.invalidParameter(PREFIX + name + ": " + reason + "\n");
    }
}
