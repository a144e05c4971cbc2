package dev.poolgate.aws.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.JsonGenerator;

/** Writes the members of SDK values. The value's own class decides the form, so no type table is needed. */
final class MemberWriter {
    private final JsonGenerator generator;

    MemberWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes name and value of each member that is set, without the braces around them. */
    void members(SdkPojo owner) {
        for (SdkField<?> field : owner.sdkFields()) {
            Object value = field.getValueOrDefault(owner);
            if (isSet(value)) {
                generator.writeName(field.locationName());
                value(value);
            }
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private void value(Object value) {
        if (value instanceof SdkPojo pojo) {
            structure(pojo);
        } else if (value instanceof Document document) {
            Documents.write(generator, document);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            scalar(value);
        }
    }

    private void structure(SdkPojo pojo) {
        generator.writeStartObject();
        members(pojo);
        generator.writeEndObject();
    }

    private void list(List<?> values) {
        generator.writeStartArray();
        values.forEach(this::value);
        generator.writeEndArray();
    }

    private void map(Map<?, ?> values) {
        generator.writeStartObject();
        values.forEach((name, each) -> {
            // the SDK's own marshaller leaves null values out as well
            if (each != null) {
                generator.writeName((String) name);
                value(each);
            }
        });
        generator.writeEndObject();
    }

    private void scalar(Object value) {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Instant instant) {
            Timestamps.write(generator, instant);
        } else if (value instanceof SdkBytes bytes) {
            generator.writeString(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        } else if (value instanceof Number number) {
            generator.writeNumber(new BigDecimal(number.toString()).toString());
        } else {
            throw new IllegalStateException(
                    "no json form for class `" + value.getClass().getName() + "`");
        }
    }
}
