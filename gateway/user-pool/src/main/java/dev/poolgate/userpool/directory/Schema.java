package dev.poolgate.userpool.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** The attributes of a pool: the standard ones, changed as the pool says, and the pool's own. */
public final class Schema {
    private Schema() {}

    /** As DescribeUserPool lists them. An attribute that is not a standard one gets AWS's prefix. */
    public static List<SchemaAttributeType> attributes(List<SchemaAttributeType> given) {
        Map<String, SchemaAttributeType> all = new LinkedHashMap<>();
        StandardSchema.ATTRIBUTES.forEach(attribute -> all.put(attribute.name(), attribute));
        given.forEach(attribute -> add(all, attribute));
        return List.copyOf(all.values());
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
