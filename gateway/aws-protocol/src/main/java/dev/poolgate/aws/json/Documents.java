package dev.poolgate.aws.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Free-form JSON inside a member, such as the options and answers of passkeys. */
final class Documents {

    private Documents() {}

    static Document read(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Document.fromString(node.stringValue());
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case NUMBER -> Document.fromNumber(node.numberValue().toString());
            case ARRAY -> list(node);
            case OBJECT -> map(node);
            default -> Document.fromNull();
        };
    }

    private static Document list(JsonNode node) {
        List<Document> values = new ArrayList<>(node.size());
        node.forEach(each -> values.add(read(each)));
        return Document.fromList(values);
    }

    private static Document map(JsonNode node) {
        Map<String, Document> values = new LinkedHashMap<>();
        node.properties().forEach(each -> values.put(each.getKey(), read(each.getValue())));
        return Document.fromMap(values);
    }

    static void write(JsonGenerator generator, Document value) {
        if (value.isString()) {
            generator.writeString(value.asString());
        } else if (value.isBoolean()) {
            generator.writeBoolean(value.asBoolean());
        } else if (value.isNumber()) {
            generator.writeNumber(value.asNumber().stringValue());
        } else if (value.isList()) {
            writeList(generator, value.asList());
        } else if (value.isMap()) {
            writeMap(generator, value.asMap());
        } else {
            generator.writeNull();
        }
    }

    private static void writeList(JsonGenerator generator, List<Document> values) {
        generator.writeStartArray();
        values.forEach(each -> write(generator, each));
        generator.writeEndArray();
    }

    private static void writeMap(JsonGenerator generator, Map<String, Document> values) {
        generator.writeStartObject();
        values.forEach((name, each) -> {
            generator.writeName(name);
            write(generator, each);
        });
        generator.writeEndObject();
    }
}
