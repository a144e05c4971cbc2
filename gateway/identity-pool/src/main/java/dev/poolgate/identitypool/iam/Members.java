package dev.poolgate.identitypool.iam;

import dev.poolgate.authorizer.names.NearestName;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object of which every member must be known. Messages say where, and never repeat a value. */
final class Members {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String place;
    private final JsonNode node;

    private Members(String place, JsonNode node, List<String> known) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new IllegalArgumentException(place + " is not a json object");
        }
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is unknown" + nearest(name, known));
                });
    }

    /** @param place for messages, for example the file */
    static Members parse(String place, String json, List<String> known) {
        try {
            return new Members(place, JSON.readTree(json), known);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(place + " is not json, or names a member twice", e);
        }
    }

    private static String nearest(String name, List<String> known) {
        return NearestName.of(name, known)
                .map(meant -> "; the nearest known is `" + meant + "`")
                .orElse("");
    }

    boolean has(String member) {
        return node.hasNonNull(member);
    }

    String text(String member) {
        return text(member, node.path(member));
    }

    int number(String member) {
        JsonNode value = node.path(member);
        if (!value.isInt()) {
            throw wrong(member, "must be a number");
        }
        return value.intValue();
    }

    /** A policy, written as JSON in place or as text. */
    String document(String member) {
        JsonNode value = node.path(member);
        return value.isObject() ? value.toString() : text(member, value);
    }

    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        array(member).forEach(value -> texts.add(text(member, value)));
        return texts;
    }

    List<Members> each(String member, List<String> known) {
        List<Members> objects = new ArrayList<>();
        array(member).forEach(value -> objects.add(new Members(place + ": member `" + member + "`", value, known)));
        return objects;
    }

    IllegalArgumentException wrong(String member, String what) {
        return new IllegalArgumentException(place + ": member `" + member + "` " + what);
    }

    private JsonNode array(String member) {
        JsonNode value = node.path(member);
        if (!value.isArray() && !value.isMissingNode()) {
            throw wrong(member, "must be a list");
        }
        return value;
    }

    private String text(String member, JsonNode value) {
        if (!value.isString()) {
            throw wrong(member, value.isMissingNode() ? "is missing" : "must be text");
        }
        return value.stringValue();
    }
}
