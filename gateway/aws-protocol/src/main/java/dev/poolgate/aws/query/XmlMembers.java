package dev.poolgate.aws.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes the members of SDK values as elements. Lists and maps are wrapped as their traits say. */
final class XmlMembers {

    private XmlMembers() {}

    static void write(Xml xml, SdkPojo owner) throws XMLStreamException {
        for (SdkField<?> field : owner.sdkFields()) {
            Object value = field.getValueOrDefault(owner);
            if (isSet(value)) {
                member(xml, field, field.unmarshallLocationName(), value);
            }
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static void member(Xml xml, SdkField<?> field, String name, Object value) throws XMLStreamException {
        if (value instanceof SdkPojo pojo) {
            xml.element(name, inside -> write(inside, pojo));
        } else if (value instanceof List<?> list) {
            list(xml, field.getRequiredTrait(ListTrait.class), name, list);
        } else if (value instanceof Map<?, ?> map) {
            map(xml, field.getRequiredTrait(MapTrait.class), name, map);
        } else {
            xml.element(name, scalar(value));
        }
    }

    private static void list(Xml xml, ListTrait trait, String name, List<?> values) throws XMLStreamException {
        SdkField<?> element = trait.memberFieldInfo();
        if (trait.isFlattened()) {
            elements(xml, element, name, values);
        } else {
            xml.element(name, inside -> elements(inside, element, element.unmarshallLocationName(), values));
        }
    }

    private static void elements(Xml xml, SdkField<?> element, String name, List<?> values) throws XMLStreamException {
        for (Object each : values) {
            member(xml, element, name, each);
        }
    }

    private static void map(Xml xml, MapTrait trait, String name, Map<?, ?> values) throws XMLStreamException {
        if (trait.isFlattened()) {
            entries(xml, trait, name, values);
        } else {
            xml.element(name, inside -> entries(inside, trait, "entry", values));
        }
    }

    private static void entries(Xml xml, MapTrait trait, String name, Map<?, ?> values) throws XMLStreamException {
        for (Map.Entry<?, ?> each : values.entrySet()) {
            xml.element(name, entry -> {
                entry.element(trait.keyLocationName(), (String) each.getKey());
                member(entry, trait.valueFieldInfo(), trait.valueLocationName(), each.getValue());
            });
        }
    }

    /** Whole seconds, as STS and IAM send them. */
    private static String scalar(Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).toPlainString() : value.toString();
    }
}
