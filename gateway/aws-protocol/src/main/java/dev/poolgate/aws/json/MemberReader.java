package dev.poolgate.aws.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/** Fills SDK builders from a tree. A JSON null is the same as an absent member. */
final class MemberReader {

    private MemberReader() {}

    static void fill(SdkPojo builder, JsonNode node) {
        if (!node.isObject()) {
            throw new SerializationException("expected a structure");
        }
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode member = node.get(field.locationName());
            if (member != null && !member.isNull()) {
                field.set(builder, value(field, member));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case SDK_POJO -> structure(field, node);
            case LIST -> list(field, node);
            case MAP -> map(field, node);
            case DOCUMENT -> Documents.read(node);
            case INSTANT -> Timestamps.read(field, node);
            default -> Scalars.read(field, type, node);
        };
    }

    private static Object structure(SdkField<?> field, JsonNode node) {
        Expected.that(node.isObject(), field, "a structure");
        SdkPojo builder = field.constructor().get();
        fill(builder, node);
        return ((Buildable) builder).build();
    }

    private static List<Object> list(SdkField<?> field, JsonNode node) {
        Expected.that(node.isArray(), field, "a list");
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<Object> values = new ArrayList<>(node.size());
        for (JsonNode each : node) {
            Expected.that(!each.isNull(), field, "a list without nulls");
            values.add(value(element, each));
        }
        return values;
    }

    private static Map<String, Object> map(SdkField<?> field, JsonNode node) {
        Expected.that(node.isObject(), field, "a map");
        SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!each.getValue().isNull()) {
                values.put(each.getKey(), value(element, each.getValue()));
            }
        }
        return values;
    }
}
