package dev.poolgate.gateway.openapi;

import dev.poolgate.authorizer.policy.OperationRule;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * From a document to its operations. A document with anything wrong is refused as a whole: a misspelt {@code security}
 * would otherwise ask for nothing. References out of the document are not followed.
 */
final class ApiDocumentReader {
    private static final String LOCAL = "#/components/pathItems/";

    /** Said of parameters that are defined by reference too, and of no weight here. */
    private static final String OF_NO_WEIGHT = "Declared path parameter";

    private final SecuritySchemes schemes;
    private final @Nullable String basePath;

    /** @param basePath null where the servers of the document say it */
    ApiDocumentReader(SecuritySchemes schemes, @Nullable String basePath) {
        this.schemes = schemes;
        this.basePath = basePath;
    }

    /** @throws IllegalArgumentException where the document is wrong, or says what cannot be enforced */
    ApiDocument read(String text) {
        OpenAPI document = parse(text);
        Assert.isTrue(document.getPaths() != null, "it has no `paths`");
        return new ApiDocument(document.getPaths().entrySet().stream()
                .flatMap(path -> operations(document, path.getKey(), item(document, path.getValue())))
                .toList());
    }

    private static OpenAPI parse(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        List<String> problems = Stream.ofNullable(result.getMessages())
                .flatMap(List::stream)
                .filter(message -> !message.contains(OF_NO_WEIGHT))
                .toList();
        Assert.isTrue(problems.isEmpty(), () -> String.join("; ", problems));
        Assert.notNull(result.getOpenAPI(), "it is no document of OpenAPI 3");
        return result.getOpenAPI();
    }

    private static PathItem item(OpenAPI document, PathItem written) {
        String reference = written.get$ref();
        if (reference == null) {
            return written;
        }
        PathItem found = reference.startsWith(LOCAL)
                ? Optional.ofNullable(document.getComponents())
                        .map(Components::getPathItems)
                        .map(items -> items.get(reference.substring(LOCAL.length())))
                        .orElse(null)
                : null;
        Assert.isTrue(
                found != null && found.get$ref() == null, () -> "the reference `" + reference + "` is not followed");
        return found;
    }

    private Stream<ApiOperation> operations(OpenAPI document, String path, PathItem item) {
        return item.readOperationsMap().entrySet().stream()
                .flatMap(
                        entry -> operations(document, path, item, entry.getKey().name(), entry.getValue()));
    }

    private Stream<ApiOperation> operations(
            OpenAPI document, String path, PathItem item, String method, Operation operation) {
        OperationRule rule = schemes.rule(
                operation.getSecurity() == null ? document.getSecurity() : operation.getSecurity(), defined(document));
        return bases(document, item, operation)
                .map(base -> new ApiOperation(method, PathTemplate.parse(base + path), rule));
    }

    private Stream<String> bases(OpenAPI document, PathItem item, Operation operation) {
        return basePath == null
                ? Stream.of(operation.getServers(), item.getServers(), document.getServers())
                        .filter(Objects::nonNull)
                        .filter(servers -> !servers.isEmpty())
                        .findFirst()
                        .map(servers -> servers.stream().map(BasePath::of).distinct())
                        .orElse(Stream.of(""))
                : Stream.of(BasePath.trimmed(basePath));
    }

    private static Map<String, SecurityScheme> defined(OpenAPI document) {
        return Optional.ofNullable(document.getComponents())
                .map(Components::getSecuritySchemes)
                .orElse(Map.of());
    }
}
