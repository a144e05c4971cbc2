package dev.poolgate.aws.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import software.amazon.awssdk.core.SdkField;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Timestamps as JSON 1.1 has them: seconds since the epoch, with a fraction, exponent form accepted. Nanoseconds are
 * kept, so that what is stored comes back as it was.
 */
final class Timestamps {
    /** Year 33658: far beyond use, and small enough that no exponent form costs memory. */
    private static final int MAX_DIGITS = 12;

    private Timestamps() {}

    static Instant read(SdkField<?> field, JsonNode node) {
        Expected.that(node.isNumber(), field, "a timestamp");
        BigDecimal seconds = node.decimalValue();
        int digits = seconds.precision() - seconds.scale();
        Expected.that(digits <= MAX_DIGITS && seconds.scale() <= 64, field, "a timestamp in range");
        BigInteger whole = seconds.setScale(0, java.math.RoundingMode.FLOOR).toBigInteger();
        BigDecimal fraction = seconds.subtract(new BigDecimal(whole));
        return Instant.ofEpochSecond(
                whole.longValueExact(), fraction.movePointRight(9).longValue());
    }

    static void write(JsonGenerator generator, Instant value) {
        BigDecimal nanos = BigDecimal.valueOf(value.getNano(), 9);
        BigDecimal seconds = BigDecimal.valueOf(value.getEpochSecond()).add(nanos);
        generator.writeNumber(seconds.stripTrailingZeros().toPlainString());
    }
}
