package dev.poolgate.gateway.openapi;

import dev.poolgate.authorizer.policy.OperationRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;

/** The operations of an API and what its document asks for each. Immutable, and free of the parser it came from. */
public final class ApiDocument {
    private final Map<PathTemplate, Map<String, ApiOperation>> operations;

    /**
     * @throws IllegalArgumentException where a request could be meant by two operations that ask for different things
     */
    ApiDocument(Collection<ApiOperation> operations) {
        List<ApiOperation> all = List.copyOf(operations);
        for (int i = 0; i < all.size(); i++) {
            refuseAmbiguity(all.get(i), all.subList(i + 1, all.size()));
        }
        this.operations = all.stream()
                .collect(Collectors.groupingBy(
                        ApiOperation::path,
                        TreeMap::new,
                        Collectors.toMap(ApiOperation::method, operation -> operation, ApiDocument::same)));
    }

    /**
     * What the document asks for an operation. The path is found first and the method on it, as in the document: a
     * method that only a less specific path has is not one of this.
     *
     * @param method in capitals
     * @param path canonical
     */
    public OperationRule rule(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        return operations.entrySet().stream()
                .filter(entry -> entry.getKey().matches(container))
                .findFirst()
                .map(entry -> entry.getValue().get(method))
                .map(ApiOperation::rule)
                .orElseGet(OperationRule::unknown);
    }

    /** All of them, the more specific paths first. */
    public List<ApiOperation> operations() {
        return operations.values().stream()
                .flatMap(methods -> new TreeMap<>(methods).values().stream())
                .toList();
    }

    private static void refuseAmbiguity(ApiOperation one, List<ApiOperation> others) {
        others.stream().filter(one::isAmbiguousWith).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(ambiguity(one, other));
        });
    }

    private static ApiOperation same(ApiOperation one, ApiOperation other) {
        Assert.isTrue(one.rule().equals(other.rule()), () -> ambiguity(one, other));
        return one;
    }

    private static String ambiguity(ApiOperation one, ApiOperation other) {
        return "a request may be `" + one + "` or `" + other + "`, which ask for different things";
    }
}
