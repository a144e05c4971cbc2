package dev.poolgate.aws.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills SDK builders from a tree of parameters. Parameters nobody knows are skipped, as AWS does. */
final class ParameterReader {

    private ParameterReader() {}

    static void fill(SdkPojo builder, Parameter parameters) {
        for (SdkField<?> field : builder.sdkFields()) {
            Parameter member = parameters.at(field.locationName());
            if (member != null) {
                field.set(builder, value(field, field.memberName(), member));
            }
        }
    }

    private static Object value(SdkField<?> field, String name, Parameter parameter) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case SDK_POJO -> structure(field, name, parameter);
            case LIST -> list(field, name, parameter);
            case MAP -> map(field, name, parameter);
            default -> Scalars.read(type, name, parameter);
        };
    }

    private static Object structure(SdkField<?> field, String name, Parameter parameter) {
        refuseText(name, parameter);
        SdkPojo builder = field.constructor().get();
        fill(builder, parameter);
        return ((Buildable) builder).build();
    }

    private static List<Object> list(SdkField<?> field, String name, Parameter parameter) {
        refuseText(name, parameter);
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        SdkField<?> element = trait.memberFieldInfo();
        List<Object> values = new ArrayList<>();
        for (Parameter each : elements(parameter, trait.isFlattened(), element.locationName())) {
            values.add(value(element, name, each));
        }
        return values;
    }

    private static Map<String, Object> map(SdkField<?> field, String name, Parameter parameter) {
        refuseText(name, parameter);
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter each : elements(parameter, trait.isFlattened(), "entry")) {
            Parameter key = each.at(trait.keyLocationName());
            Parameter value = each.at(trait.valueLocationName());
            if (key == null || key.text() == null || value == null || values.containsKey(key.text())) {
                throw Scalars.unmet(name, "a map of unique keys to values");
            }
            values.put(key.text(), value(trait.valueFieldInfo(), name, value));
        }
        return values;
    }

    private static List<Parameter> elements(Parameter parameter, boolean flattened, String wrapper) {
        @Nullable Parameter holder = flattened ? parameter : parameter.at(wrapper);
        return holder == null ? List.of() : holder.numbered();
    }

    private static void refuseText(String name, Parameter parameter) {
        if (parameter.text() != null && !parameter.empty()) {
            throw new MalformedInputException("member `" + name + "` is more than a single value");
        }
    }
}
