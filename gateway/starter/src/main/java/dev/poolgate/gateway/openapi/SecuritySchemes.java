package dev.poolgate.gateway.openapi;

import dev.poolgate.authorizer.policy.OperationRule;
import dev.poolgate.authorizer.policy.OperationRule.Alternative;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What the security requirements of an operation mean here: between them one is enough, within one all must hold
 * (OpenAPI 3.1 section 4.8.30). A scheme that no issuer stands for, such as an API key, cannot be checked here, so that
 * a requirement with one lets nobody in.
 */
final class SecuritySchemes {
    private static final String LOCAL = "#/components/securitySchemes/";
    private static final Set<String> ANY = Set.of("any");

    private final Map<String, List<String>> issuers;

    /** @throws IllegalArgumentException where a scheme names an issuer that is not configured */
    SecuritySchemes(Map<String, List<String>> issuers, Set<String> issuerNames) {
        this.issuers = issuers;
        issuers.forEach((scheme, names) -> {
            Set<String> unknown = new TreeSet<>(names);
            unknown.removeAll(issuerNames);
            Assert.isTrue(
                    unknown.isEmpty() || ANY.equals(unknown),
                    () -> "the scheme `" + scheme + "` names " + unknown + ", which are no trusted issuers");
        });
    }

    /**
     * @param security null or empty where the document asks for nothing
     * @param defined the schemes of the document
     * @throws IllegalArgumentException where nobody could be let in, or it is not said whose tokens are meant
     */
    OperationRule rule(@Nullable List<SecurityRequirement> security, Map<String, SecurityScheme> defined) {
        if (security == null || security.isEmpty() || security.stream().anyMatch(Map::isEmpty)) {
            return OperationRule.openToAll();
        }
        List<Alternative> alternatives = security.stream()
                .flatMap(requirement -> alternative(requirement, defined).stream())
                .distinct()
                .toList();
        Assert.isTrue(
                !alternatives.isEmpty(),
                () -> "no token of an issuer meets "
                        + security.stream().map(Map::keySet).toList()
                        + "; say under `schemes` which issuer stands for each");
        return OperationRule.oneOf(alternatives);
    }

    private Optional<Alternative> alternative(SecurityRequirement requirement, Map<String, SecurityScheme> defined) {
        Set<String> scopes = new HashSet<>();
        Optional<Set<String>> accepted = Optional.empty();
        for (Map.Entry<String, List<String>> needed : requirement.entrySet()) {
            Optional<List<String>> names = issuers(needed.getKey(), defined);
            if (names.isEmpty()) {
                return Optional.empty();
            }
            scopes.addAll(needed.getValue());
            accepted = both(accepted, names.get());
        }
        // one token cannot be of two issuers
        return accepted.filter(Set::isEmpty).isPresent()
                ? Optional.empty()
                : Optional.of(new Alternative(accepted.orElse(Set.of()), scopes));
    }

    private static Optional<Set<String>> both(Optional<Set<String>> accepted, List<String> names) {
        if (ANY.equals(Set.copyOf(names))) {
            return accepted;
        }
        Set<String> common = new HashSet<>(names);
        accepted.ifPresent(common::retainAll);
        return Optional.of(common);
    }

    /** Empty where the scheme is of a kind that is no token and no issuer stands for it. */
    private Optional<List<String>> issuers(String scheme, Map<String, SecurityScheme> defined) {
        SecurityScheme definition = definition(scheme, defined);
        List<String> names = issuers.get(scheme);
        Assert.isTrue(
                names != null || !isToken(definition),
                () -> "it is not said whose tokens the scheme `" + scheme
                        + "` means; name an issuer under `schemes`, or `any`");
        return Optional.ofNullable(names);
    }

    private static SecurityScheme definition(String scheme, Map<String, SecurityScheme> defined) {
        SecurityScheme found = defined.get(scheme);
        String reference = found == null ? null : found.get$ref();
        if (reference != null) {
            Assert.isTrue(reference.startsWith(LOCAL), () -> "the reference `" + reference + "` is not followed");
            found = defined.get(reference.substring(LOCAL.length()));
        }
        Assert.isTrue(found != null && found.getType() != null, () -> "the scheme `" + scheme + "` is not defined");
        return found;
    }

    private static boolean isToken(SecurityScheme scheme) {
        return switch (scheme.getType()) {
            case OAUTH2, OPENIDCONNECT -> true;
            case HTTP -> "bearer".equalsIgnoreCase(scheme.getScheme());
            default -> false;
        };
    }
}
