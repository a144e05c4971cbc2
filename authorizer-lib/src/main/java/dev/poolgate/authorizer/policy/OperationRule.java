package dev.poolgate.authorizer.policy;

import dev.poolgate.authorizer.token.TokenFacts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an API's document asks for one operation, beside what the route asks.
 *
 * @param documented whether the document has the operation; one that it does not have is refused to everybody
 * @param open whether it asks for nothing, so that a guest whom the route admits may call it
 * @param alternatives of which one must be met whole, where it is not open
 */
public record OperationRule(boolean documented, boolean open, List<Alternative> alternatives) {

    public OperationRule {
        alternatives = List.copyOf(alternatives);
    }

    /** The rule of an operation that the document does not have. */
    public static OperationRule unknown() {
        return new OperationRule(false, false, List.of());
    }

    /** The rule of an operation that the document leaves to the route. */
    public static OperationRule openToAll() {
        return new OperationRule(true, true, List.of());
    }

    /** The rule of an operation with that security. */
    public static OperationRule oneOf(List<Alternative> alternatives) {
        return new OperationRule(true, false, alternatives);
    }

    boolean acceptsIssuerOf(TokenFacts token) {
        return isMet(each -> each.acceptsIssuerOf(token));
    }

    boolean isMetBy(TokenFacts token) {
        return isMet(each -> each.acceptsIssuerOf(token) && token.scopes().containsAll(each.scopes()));
    }

    private boolean isMet(Predicate<Alternative> condition) {
        return documented && (open || alternatives.stream().anyMatch(condition));
    }

    /**
     * One way to be let in.
     *
     * @param issuers names of the trusted issuers whose tokens count; empty means every one that counts on the route
     * @param scopes all of which the token must have
     */
    public record Alternative(Set<String> issuers, Set<String> scopes) {
        public Alternative {
            issuers = Set.copyOf(issuers);
            scopes = Set.copyOf(scopes);
        }

        boolean acceptsIssuerOf(TokenFacts token) {
            return issuers.isEmpty() || issuers.contains(token.issuerName());
        }
    }
}
