package dev.poolgate.authorizer.policy;

import dev.poolgate.authorizer.token.TokenFacts;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs a caller against an {@link AccessRule}: a pure function whose answer is what is missing. Nothing is answered
 * from memory, so each request is decided on its own (S34, S35).
 */
public final class RuleEvaluation {
    private RuleEvaluation() {}

    /** @return every requirement that the token's holder does not meet; empty where access is allowed */
    public static Set<DenialReason> missing(AccessRule rule, TokenFacts token) {
        if (rule.isUnknownOperation()) {
            return Set.of(DenialReason.OPERATION_UNKNOWN);
        }
        Set<DenialReason> missing = EnumSet.noneOf(DenialReason.class);
        if (!rule.issuers().isEmpty() && !rule.issuers().contains(token.issuerName())) {
            missing.add(DenialReason.ISSUER_NOT_ACCEPTED);
        }
        if (hasNone(rule.scopes(), token.scopes())) {
            missing.add(DenialReason.INSUFFICIENT_SCOPE);
        }
        rule.operation().flatMap(operation -> missingFor(operation, token)).ifPresent(missing::add);
        if (hasNone(rule.groups(), token.groups())) {
            missing.add(DenialReason.GROUP_REQUIRED);
        }
        if (!rule.claims().entrySet().stream().allMatch(needed -> hasClaim(token, needed))) {
            missing.add(DenialReason.CLAIM_REQUIRED);
        }
        return Collections.unmodifiableSet(missing);
    }

    /** @return what a guest lacks; empty where the rule admits guests, and the document asks for no token */
    public static Set<DenialReason> missingForGuest(AccessRule rule) {
        if (!rule.guests()) {
            return Set.of(DenialReason.GUEST_NOT_ADMITTED);
        }
        if (rule.isUnknownOperation()) {
            return Set.of(DenialReason.OPERATION_UNKNOWN);
        }
        return rule.operation().filter(operation -> !operation.open()).isPresent()
                ? Set.of(DenialReason.GUEST_NOT_ADMITTED)
                : Set.of();
    }

    private static Optional<DenialReason> missingFor(OperationRule operation, TokenFacts token) {
        if (operation.isMetBy(token)) {
            return Optional.empty();
        }
        return Optional.of(
                operation.acceptsIssuerOf(token) ? DenialReason.INSUFFICIENT_SCOPE : DenialReason.ISSUER_NOT_ACCEPTED);
    }

    private static boolean hasNone(Set<String> needed, Set<String> held) {
        return !needed.isEmpty() && Collections.disjoint(needed, held);
    }

    private static boolean hasClaim(TokenFacts token, Map.Entry<String, List<String>> needed) {
        Object value = token.claims().get(needed.getKey());
        if (value == null) {
            return false;
        }
        return value instanceof Collection<?> items
                ? items.stream().anyMatch(item -> isOneOf(item, needed.getValue()))
                : isOneOf(value, needed.getValue());
    }

    /** An object has no one text, so it equals none. */
    private static boolean isOneOf(Object value, List<String> accepted) {
        boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        return scalar && accepted.contains(value.toString());
    }
}
