package dev.poolgate.aws.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS JSON 1.1 for any model class of the AWS SDK, in both directions. Thread-safe.
 *
 * <p>What is read back equals what was written, explicitly empty lists and maps included. Members nobody knows are
 * skipped, as AWS does; a repeated member is refused, because two readers could see two different requests.
 */
public final class SdkJson {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_CHARS = 4 * 1024 * 1024;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_CHARS)
                            .maxStringLength(MAX_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Fills a fresh builder and builds it.
     *
     * @param builder for example {@code CreateGroupRequest.builder()}
     * @throws SerializationException where the text is not JSON, exceeds a limit, or a member has another type
     */
    public <T extends SdkPojo> T read(String json, SdkBuilder<?, T> builder) {
        fill(json, (SdkPojo) builder);
        return builder.build();
    }

    /**
     * As {@link #read(String, SdkBuilder)}, where the type is not known at compile time.
     *
     * @param builder any SDK builder
     */
    public SdkPojo readAny(String json, SdkPojo builder) {
        fill(json, builder);
        return (SdkPojo) ((Buildable) builder).build();
    }

    /** The JSON of a model class. Lists and maps never set are left out, explicitly empty ones are written. */
    public String write(SdkPojo value) {
        return written(generator -> new MemberWriter(generator).members(value));
    }

    /**
     * The JSON of an error: {@code __type} and {@code message} before the members its class has beyond those.
     *
     * @param message left out where empty
     */
    public String writeError(String type, String message, SdkPojo members) {
        return written(generator -> {
            generator.writeStringProperty("__type", type);
            if (!message.isEmpty()) {
                generator.writeStringProperty("message", message);
            }
            new MemberWriter(generator).members(members);
        });
    }

    private String written(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = mapper.createGenerator(text)) {
            generator.writeStartObject();
            members.accept(generator);
            generator.writeEndObject();
        }
        return text.toString();
    }

    private void fill(String json, SdkPojo builder) {
        MemberReader.fill(builder, tree(json));
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            // the cause is dropped on purpose: its message quotes the input
            throw new SerializationException("the text is not acceptable json");
        }
    }
}
