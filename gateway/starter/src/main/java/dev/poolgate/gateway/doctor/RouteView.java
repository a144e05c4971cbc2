package dev.poolgate.gateway.doctor;

import dev.poolgate.gateway.filter.AuthorizeArguments;
import dev.poolgate.gateway.filter.AwsIam;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;

/**
 * A route as written.
 *
 * @param key of the setting
 * @param filters its own and the default ones
 * @param authorize what its {@code Authorize} asks for, where it has one
 */
record RouteView(
        String key, RouteDefinition definition, List<FilterView> filters, Optional<AuthorizeArguments> authorize) {
    private static final Set<String> UNDERSTOOD = Set.of("Path", "Method");

    String id() {
        return String.valueOf(definition.getId());
    }

    Optional<FilterView> filter(String name) {
        return filters.stream().filter(filter -> filter.name().equals(name)).findFirst();
    }

    boolean has(String filter) {
        return filter(filter).isPresent();
    }

    boolean isPublic() {
        return has("Public");
    }

    boolean takesSignatures() {
        return authorize.filter(rule -> rule.awsIam() != AwsIam.NONE).isPresent();
    }

    /** Whether somebody without any credential may come in. */
    boolean isOpen() {
        return isPublic() || authorize.filter(AuthorizeArguments::guests).isPresent();
    }

    boolean passesToken() {
        return authorize.filter(AuthorizeArguments::passToken).isPresent();
    }

    @Nullable
    URI uri() {
        return definition.getUri();
    }

    List<String> paths() {
        return values("Path").filter(value -> value.startsWith("/")).toList();
    }

    Set<String> methods() {
        return values("Method").collect(Collectors.toSet());
    }

    /** Whether nothing but path and method decides if it matches. */
    boolean isPlain() {
        return definition.getPredicates().stream()
                .map(PredicateDefinition::getName)
                .allMatch(UNDERSTOOD::contains);
    }

    /** Whether it matches all that the other could, so that the other never gets it where this one is asked first. */
    boolean covers(RouteView other) {
        boolean methods =
                methods().isEmpty() || (!other.methods().isEmpty() && methods().containsAll(other.methods()));
        List<String> theirs = other.paths().isEmpty() ? List.of("/**") : other.paths();
        return isPlain() && methods && theirs.stream().allMatch(this::coversPath);
    }

    private boolean coversPath(String path) {
        return definition.getPredicates().stream().noneMatch(each -> "Path".equals(each.getName()))
                || paths().stream().anyMatch(own -> PathSamples.covers(own, path));
    }

    private Stream<String> values(String predicate) {
        return definition.getPredicates().stream()
                .filter(each -> predicate.equals(each.getName()))
                .flatMap(each -> each.getArgs().values().stream())
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip);
    }
}
