package dev.poolgate.aws.model;

import dev.poolgate.aws.model.ServiceModel.OperationModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the extract of a service model from the class path. */
final class ServiceModelReader {

    private ServiceModelReader() {}

    static ServiceModel read(String signingName) {
        try (InputStream resource = ServiceModelReader.class.getResourceAsStream(signingName + ".json")) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no model of service `" + signingName + "`");
            }
            return model(new JsonMapper().readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceModel model(JsonNode root) {
        Map<String, OperationModel> operations = new HashMap<>();
        root.get("operations").properties().forEach(each -> operations.put(each.getKey(), operation(each.getValue())));
        Map<String, Shape> shapes = new HashMap<>();
        root.get("shapes").properties().forEach(each -> shapes.put(each.getKey(), shape(each.getValue())));
        Map<String, ErrorCode> errors = new HashMap<>();
        root.path("errors")
                .properties()
                .forEach(each -> errors.put(each.getKey().toLowerCase(Locale.ROOT), error(each.getValue())));
        return new ServiceModel(root.get("violationCode").stringValue(), query(root), operations, errors, shapes);
    }

    private static Optional<QueryNames> query(JsonNode root) {
        return Optional.ofNullable(root.get("query"))
                .map(query -> new QueryNames(
                        query.get("version").stringValue(),
                        query.get("namespace").stringValue()));
    }

    private static ErrorCode error(JsonNode node) {
        return new ErrorCode(node.get("code").stringValue(), node.get("status").intValue());
    }

    private static OperationModel operation(JsonNode node) {
        return new OperationModel(
                node.get("signed").booleanValue(),
                node.get("input").stringValue(),
                Optional.ofNullable(node.get("result")).map(JsonNode::stringValue));
    }

    private static Shape shape(JsonNode node) {
        return switch (node.get("type").stringValue()) {
            case "structure" -> new Shape.Structure(Set.copyOf(texts(node.path("required"))), members(node));
            case "list" -> new Shape.Sequence(bounds(node), node.get("member").stringValue());
            case "map" ->
                new Shape.Dictionary(
                        bounds(node),
                        node.get("key").stringValue(),
                        node.get("value").stringValue());
            case "string" -> text(node);
            case "integer", "long" -> new Shape.Whole(bounds(node));
            default -> new Shape.Free();
        };
    }

    private static Shape.Text text(JsonNode node) {
        return new Shape.Text(
                bounds(node),
                Optional.ofNullable(node.get("pattern"))
                        .map(JsonNode::stringValue)
                        .map(Pattern::compile),
                texts(node.path("enum")),
                node.path("sensitive").asBoolean(false));
    }

    private static Map<String, String> members(JsonNode node) {
        Map<String, String> members = new HashMap<>();
        node.get("members")
                .properties()
                .forEach(each -> members.put(each.getKey(), each.getValue().stringValue()));
        return members;
    }

    private static Bounds bounds(JsonNode node) {
        return new Bounds(
                node.path("min").asLong(Long.MIN_VALUE), node.path("max").asLong(Long.MAX_VALUE));
    }

    private static List<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(each -> texts.add(each.stringValue()));
        return List.copyOf(texts);
    }
}
