package dev.poolgate.authorizer.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a route asks of its callers. All that is given must hold; within one requirement one value is enough.
 *
 * @param issuers names of the trusted issuers whose tokens count here; empty means every configured one
 * @param scopes one of these scopes (RFC 6749 section 3.3), where not empty
 * @param groups membership of one of these groups, where not empty
 * @param claims for each claim one of the values, compared as text; an array claim must contain one
 * @param guests whether a caller who presents nothing is let through as a guest
 * @param signed how callers who sign are taken; empty where they are not. Of the rest only {@code policies} holds for
 *     them, and that a document must have the operation
 * @param operation what the document of the API asks for this operation; empty where no document decides
 * @param policies whether a {@link PolicyEngine} must allow the request too, whoever sends it
 */
public record AccessRule(
        Set<String> issuers,
        Set<String> scopes,
        Set<String> groups,
        Map<String, List<String>> claims,
        boolean guests,
        Optional<SignedRule> signed,
        Optional<OperationRule> operation,
        boolean policies) {

    public AccessRule {
        issuers = Set.copyOf(issuers);
        scopes = Set.copyOf(scopes);
        groups = Set.copyOf(groups);
        claims = claims.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** A rule for tokens and guests alone. */
    public AccessRule(
            Set<String> issuers,
            Set<String> scopes,
            Set<String> groups,
            Map<String, List<String>> claims,
            boolean guests) {
        this(issuers, scopes, groups, claims, guests, Optional.empty(), Optional.empty(), false);
    }

    /** Any caller with a verified token. */
    public static AccessRule signedIn() {
        return new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), false);
    }

    /** The same for tokens and guests, and this for callers who sign. */
    public AccessRule withSigned(SignedRule rule) {
        return new AccessRule(issuers, scopes, groups, claims, guests, Optional.of(rule), operation, policies);
    }

    /** The same on an operation of which a document asks that. */
    public AccessRule withOperation(OperationRule rule) {
        return new AccessRule(issuers, scopes, groups, claims, guests, signed, Optional.of(rule), policies);
    }

    /** Whether a document decides, and does not have the operation: then nobody may call it. */
    public boolean isUnknownOperation() {
        return operation.filter(rule -> !rule.documented()).isPresent();
    }

    /** The same, and policies must allow it too. */
    public AccessRule withPolicies() {
        return new AccessRule(issuers, scopes, groups, claims, guests, signed, operation, true);
    }
}
