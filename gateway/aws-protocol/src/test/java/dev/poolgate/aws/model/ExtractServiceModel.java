package dev.poolgate.aws.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the resources of this package out of AWS's service models. Run by hand when AWS publishes new ones, with the
 * {@code service-2.json}, the violation code and the file to write.
 */
final class ExtractServiceModel {
    private static final List<String> KEPT = List.of("type", "required", "min", "max", "pattern", "enum", "sensitive");
    /** Some operations of IAM take nothing, and their model names no shape for it. */
    private static final String NO_INPUT = "Nothing";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JsonNode model;
    private final Map<String, JsonNode> shapes = new TreeMap<>();

    private ExtractServiceModel(JsonNode model) {
        this.model = model;
    }

    public static void main(String[] arguments) throws Exception {
        JsonNode model = MAPPER.readTree(Path.of(arguments[0]));
        ObjectNode extract = new ExtractServiceModel(model).extract(arguments[1]);
        Files.writeString(Path.of(arguments[2]), lines(extract));
    }

    private ObjectNode extract(String violationCode) {
        ObjectNode operations = MAPPER.createObjectNode();
        Set<String> inputs = new TreeSet<>();
        model.get("operations").properties().forEach(each -> {
            String input = each.getValue().path("input").path("shape").asString(NO_INPUT);
            inputs.add(input);
            operations.set(each.getKey(), operation(each.getValue(), input));
        });
        reach(new ArrayDeque<>(inputs));
        ObjectNode extract = MAPPER.createObjectNode().put("violationCode", violationCode);
        if (model.get("metadata").get("protocol").stringValue().equals("query")) {
            extract.set("query", query());
            extract.set("errors", errors());
        }
        extract.set("operations", operations);
        extract.set("shapes", MAPPER.valueToTree(shapes));
        return extract;
    }

    private static ObjectNode operation(JsonNode operation, String input) {
        boolean open = operation.path("authtype").asString("").equals("none");
        ObjectNode extract = MAPPER.createObjectNode().put("signed", !open).put("input", input);
        String result = operation.path("output").path("resultWrapper").asString("");
        return result.isEmpty() ? extract : extract.put("result", result);
    }

    private ObjectNode query() {
        return MAPPER.createObjectNode()
                .put("version", model.get("metadata").get("apiVersion").stringValue())
                .put("namespace", model.get("metadata").get("xmlNamespace").stringValue());
    }

    /** In JSON the code of an error is the name of its shape; in the Query protocol the model gives one. */
    private ObjectNode errors() {
        ObjectNode errors = MAPPER.createObjectNode();
        model.get("shapes").properties().forEach(each -> {
            JsonNode error = each.getValue().path("error");
            if (error.has("code")) {
                errors.putObject(each.getKey())
                        .put("code", error.get("code").stringValue())
                        .put("status", error.get("httpStatusCode").intValue());
            }
        });
        return errors;
    }

    private void reach(Deque<String> waiting) {
        while (!waiting.isEmpty()) {
            String name = waiting.poll();
            if (!shapes.containsKey(name)) {
                shapes.put(name, shape(model.get("shapes").path(name), waiting));
            }
        }
    }

    private static ObjectNode shape(JsonNode source, Deque<String> waiting) {
        ObjectNode shape = MAPPER.createObjectNode();
        if (source.isMissingNode()) {
            shape.put("type", "structure").putObject("members");
        }
        KEPT.stream().filter(source::has).forEach(key -> shape.set(key, source.get(key)));
        for (String reference : List.of("member", "key", "value")) {
            if (source.has(reference)) {
                shape.put(reference, target(source.get(reference), waiting));
            }
        }
        if (source.has("members")) {
            ObjectNode members = shape.putObject("members");
            source.get("members")
                    .properties()
                    .forEach(each -> members.put(each.getKey(), target(each.getValue(), waiting)));
        }
        return shape;
    }

    private static String target(JsonNode reference, Deque<String> waiting) {
        String name = reference.get("shape").stringValue();
        waiting.add(name);
        return name;
    }

    /** One line for each operation and shape, so that a new model is read as a difference. */
    private static String lines(ObjectNode extract) {
        return MAPPER.writeValueAsString(extract)
                        .replace("\"operations\":{", "\n\"operations\":{\n")
                        .replace("\"shapes\":{", "\n\"shapes\":{\n")
                        .replace("\"query\":{", "\n\"query\":{")
                        .replace("\"errors\":{", "\n\"errors\":{\n")
                        .replaceAll("},(?=\"[A-Za-z0-9]+\":\\{\"(signed|type|code)\")", "},\n")
                + "\n";
    }
}
