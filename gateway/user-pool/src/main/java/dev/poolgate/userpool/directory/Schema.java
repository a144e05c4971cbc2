package dev.poolgate.userpool.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** The attributes of a pool: the standard ones, changed as the pool says, and the pool's own. */
public final class Schema {
    private static final int MOST_CUSTOM = 50;
    private static final int LONGEST_NAME = 20;

    private Schema() {}

    /** As DescribeUserPool lists them. An attribute that is not a standard one gets AWS's prefix. */
    public static List<SchemaAttributeType> attributes(List<SchemaAttributeType> given) {
        Map<String, SchemaAttributeType> all = new LinkedHashMap<>();
        StandardSchema.ATTRIBUTES.forEach(attribute -> all.put(attribute.name(), attribute));
        given.forEach(attribute -> add(all, attribute));
        requireFew(all);
        return List.copyOf(all.values());
    }

    /**
     * More attributes of the pool's own.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where a name is
     *     taken, or there are too many
     */
    public static List<SchemaAttributeType> with(List<SchemaAttributeType> before, List<SchemaAttributeType> given) {
        Map<String, SchemaAttributeType> all = new LinkedHashMap<>();
        before.forEach(attribute -> all.put(attribute.name(), attribute));
        given.stream().map(Schema::custom).forEach(own -> {
            if (all.putIfAbsent(own.name(), own) != null) {
                throw Refusals.invalidParameter(
                        own.name() + ": Existing attribute already has name " + own.name() + ".");
            }
        });
        requireFew(all);
        return List.copyOf(all.values());
    }

    private static void requireFew(Map<String, SchemaAttributeType> all) {
        if (all.size() - StandardSchema.ATTRIBUTES.size() > MOST_CUSTOM) {
            throw Refusals.invalidParameter("Cannot have more than " + MOST_CUSTOM + " custom attributes.");
        }
    }

    private static void add(Map<String, SchemaAttributeType> all, SchemaAttributeType given) {
        SchemaAttributeType standard = all.get(given.name());
        if (standard == null) {
            SchemaAttributeType own = custom(given);
            all.put(own.name(), own);
        } else {
            all.put(given.name(), changed(standard, given));
        }
    }

    private static SchemaAttributeType changed(SchemaAttributeType standard, SchemaAttributeType given) {
        SchemaAttributeType.Builder changed = standard.toBuilder();
        if (given.mutable() != null) {
            changed.mutable(given.mutable());
        }
        if (given.required() != null) {
            changed.required(given.required());
        }
        if (given.stringAttributeConstraints() != null) {
            changed.stringAttributeConstraints(given.stringAttributeConstraints());
        }
        return changed.build();
    }

    private static SchemaAttributeType custom(SchemaAttributeType given) {
        if (Boolean.TRUE.equals(given.required())) {
            throw Refusals.invalidParameter("Required custom attributes are not supported currently.");
        }
        if (given.name() == null || given.name().length() > LONGEST_NAME) {
            throw Refusals.invalidParameter("The name of a custom attribute has 1 to " + LONGEST_NAME + " characters.");
        }
        boolean developerOnly = Boolean.TRUE.equals(given.developerOnlyAttribute());
        return given.toBuilder()
                .name((developerOnly ? Attributes.DEVELOPER_PREFIX + "custom:" : "custom:") + given.name())
                .attributeDataType(
                        given.attributeDataType() == null ? AttributeDataType.STRING : given.attributeDataType())
                .developerOnlyAttribute(developerOnly)
                .mutable(given.mutable() == null || given.mutable())
                .required(false)
                .build();
    }
}
