package dev.poolgate.gateway.openapi;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/** The documents under {@code poolgate.openapi}, by name. */
public final class ApiDocuments {
    private static final String CLASSPATH = "classpath:";
    private static final String PARSER = "io.swagger.v3.parser.OpenAPIV3Parser";

    private final Map<String, ApiDocument> documents;

    private ApiDocuments(Map<String, ApiDocument> documents) {
        this.documents = documents;
    }

    /** Where no rule follows any. */
    public static ApiDocuments none() {
        return new ApiDocuments(Map.of());
    }

    /**
     * Reads them.
     *
     * @param issuerNames the configured issuers, so that a scheme cannot mean another by mistake
     * @throws ConfigurationProblem where one cannot be read, or says what cannot be enforced
     */
    public static ApiDocuments read(Map<String, OpenApiProperties> configured, Set<String> issuerNames) {
        Map<String, ApiDocument> documents = new TreeMap<>();
        configured.forEach((name, properties) -> documents.put(name, read(name, properties, issuerNames)));
        return new ApiDocuments(documents);
    }

    /** @throws ConfigurationProblem where there is none of that name */
    public ApiDocument named(String name) {
        ApiDocument document = documents.get(name);
        if (document == null) {
            throw new ConfigurationProblem(
                    "a rule follows the document `" + name + "`, which is not configured",
                    "use a name under `poolgate.openapi`: " + new TreeSet<>(documents.keySet()));
        }
        return document;
    }

    private static ApiDocument read(String name, OpenApiProperties properties, Set<String> issuerNames) {
        try {
            Assert.isTrue(
                    ClassUtils.isPresent(PARSER, null),
                    "documents need `io.swagger.parser.v3:swagger-parser-v3` on the class path");
            SecuritySchemes schemes = new SecuritySchemes(properties.schemes(), issuerNames);
            return new ApiDocumentReader(schemes, properties.basePath()).read(text(properties.location()));
        } catch (IOException | IllegalArgumentException wrong) {
            throw new ConfigurationProblem(
                    "the document `poolgate.openapi." + name + "` cannot be followed: " + wrong.getMessage(),
                    "correct the document or the keys under `poolgate.openapi." + name + "`");
        }
    }

    private static String text(@Nullable String location) throws IOException {
        Assert.hasText(location, "`location` is missing");
        Assert.isTrue(!location.matches("(?i)https?:.*"), "`location` is not a file: documents are not fetched");
        Resource resource = location.startsWith(CLASSPATH)
                ? new ClassPathResource(location.substring(CLASSPATH.length()))
                : new FileSystemResource(location.replaceFirst("^file:", ""));
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }
}
