package dev.poolgate.authorizer.token;

import com.nimbusds.jose.shaded.gson.Strictness;
import com.nimbusds.jose.shaded.gson.stream.JsonReader;
import com.nimbusds.jose.shaded.gson.stream.JsonToken;
import com.nimbusds.jose.shaded.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object as RFC 8259 writes it, and refuses what parsers are known to disagree on: members of the same
 * name (S15), deep nesting (S12), numbers beyond any use, text that is not UTF-8, anything after the object.
 *
 * <p>Nimbus' own reader takes the last of two members of one name, so its streaming reader is driven from here.
 */
public final class StrictJson {
    private static final int MOST_DEPTH = 16;
    private static final int LONGEST_NUMBER = 40;

    private final JsonReader reader;

    private StrictJson(JsonReader reader) {
        this.reader = reader;
    }

    /**
     * Numbers become {@link Long}, {@link BigInteger} where an integer does not fit, or {@link Double}. A JSON null
     * stays a null value.
     *
     * @return the members, unmodifiable, in the order they came
     * @throws NotStrictJsonException where it is anything but one strict JSON object; the message does not quote it
     * @throws IOException where it is not UTF-8
     */
    public static Map<String, @Nullable Object> object(byte[] utf8) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        StrictJson json = new StrictJson(reader);
        // the reader would skip a byte order mark, RFC 8259 section 8.1 has none
        json.require(!text.startsWith("\ufeff"), "text before the object");
        return json.whole();
    }

    private Map<String, @Nullable Object> whole() throws IOException {
        try {
            Map<String, @Nullable Object> members = object(0);
            require(reader.peek() == JsonToken.END_DOCUMENT, "text after the object");
            return members;
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
            throw new NotStrictJsonException("not strict json", reader.getPath(), e);
        }
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        require(depth < MOST_DEPTH, "nested too deeply");
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            require(!members.containsKey(name), "two members of one name");
            members.put(name, value(depth + 1));
        }
        reader.endObject();
        return Collections.unmodifiableMap(members);
    }

    private List<@Nullable Object> array(int depth) throws IOException {
        require(depth < MOST_DEPTH, "nested too deeply");
        List<@Nullable Object> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(value(depth + 1));
        }
        reader.endArray();
        return Collections.unmodifiableList(items);
    }

    private @Nullable Object value(int depth) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(depth);
            case BEGIN_ARRAY -> array(depth);
            case STRING -> reader.nextString();
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            default -> throw new IOException("not a json value");
        };
    }

    private Number number(String literal) throws IOException {
        require(literal.length() <= LONGEST_NUMBER, "number too long");
        if (literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            BigInteger exact = new BigInteger(literal);
            return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : exact;
        }
        double value = Double.parseDouble(literal);
        require(Double.isFinite(value), "number out of range");
        return value;
    }

    private void require(boolean holds, String message) throws NotStrictJsonException {
        if (!holds) {
            throw new NotStrictJsonException(message, reader.getPath(), null);
        }
    }
}
