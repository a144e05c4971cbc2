package dev.poolgate.aws.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Values of parameters, which are all text on the wire. */
final class Scalars {
    /** Longer text is no number that any member holds. */
    private static final int MAX_DIGITS = 32;

    private Scalars() {}

    static Object read(MarshallingKnownType type, String name, Parameter parameter) {
        String text = parameter.text();
        if (text == null || !parameter.leaf()) {
            throw unmet(name, "a single value");
        }
        try {
            return value(type, text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // the cause is dropped on purpose: its message quotes the input
            throw unmet(name, "a value of type " + type);
        }
    }

    static MalformedInputException unmet(String name, String expectation) {
        return new MalformedInputException("member `" + name + "` is not " + expectation);
    }

    private static Object value(MarshallingKnownType type, String text) {
        return switch (type) {
            case STRING -> text;
            case BOOLEAN -> truth(text);
            case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
            case INSTANT -> OffsetDateTime.parse(text).toInstant();
            case BYTE -> number(text).byteValueExact();
            case SHORT -> number(text).shortValueExact();
            case INTEGER -> number(text).intValueExact();
            case LONG -> number(text).longValueExact();
            case FLOAT -> number(text).floatValue();
            case DOUBLE -> number(text).doubleValue();
            case BIG_DECIMAL -> number(text);
            default -> throw new IllegalStateException("no query form for type `" + type + "`");
        };
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    /** No exponents: they make a short text a long number. */
    private static BigDecimal number(String text) {
        if (text.length() > MAX_DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("not a number");
        }
        return new BigDecimal(text);
    }
}
