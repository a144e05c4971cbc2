package dev.poolgate.aws.json;

import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import tools.jackson.databind.JsonNode;

/** Text, truth, numbers and blobs. No type is coerced into another. */
final class Scalars {

    private Scalars() {}

    static Object read(SdkField<?> field, MarshallingKnownType type, JsonNode node) {
        return switch (type) {
            case STRING -> text(field, node);
            case BOOLEAN -> truth(field, node);
            case SDK_BYTES -> blob(field, node);
            case BYTE -> (byte) integer(field, node, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> (short) integer(field, node, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> (int) integer(field, node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> integer(field, node, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> number(field, node).floatValue();
            case DOUBLE -> number(field, node).doubleValue();
            case BIG_DECIMAL -> number(field, node).decimalValue();
            default -> throw new IllegalStateException("no json form for type `" + type + "`");
        };
    }

    private static String text(SdkField<?> field, JsonNode node) {
        Expected.that(node.isString(), field, "a string");
        return node.stringValue();
    }

    private static boolean truth(SdkField<?> field, JsonNode node) {
        Expected.that(node.isBoolean(), field, "a boolean");
        return node.booleanValue();
    }

    private static long integer(SdkField<?> field, JsonNode node, long least, long most) {
        boolean fits = node.isIntegralNumber() && node.canConvertToLong();
        Expected.that(fits && node.longValue() >= least && node.longValue() <= most, field, "an integer in range");
        return node.longValue();
    }

    private static JsonNode number(SdkField<?> field, JsonNode node) {
        Expected.that(node.isNumber(), field, "a number");
        return node;
    }

    private static SdkBytes blob(SdkField<?> field, JsonNode node) {
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text(field, node)));
        } catch (IllegalArgumentException e) {
            throw Expected.unmet(field, "base64");
        }
    }
}
