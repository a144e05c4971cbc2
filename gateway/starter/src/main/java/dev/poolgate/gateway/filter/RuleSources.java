package dev.poolgate.gateway.filter;

import dev.poolgate.gateway.openapi.ApiDocuments;
import dev.poolgate.gateway.policy.AskedPolicies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rules of {@code Authorize} may name; a rule that names anything else stops the start.
 *
 * @param issuerNames the configured issuers
 * @param signed empty where nobody who signs is known
 * @param documents those that rules may follow
 * @param policies those that rules may ask
 */
public record RuleSources(
        Set<String> issuerNames, Optional<SignedRequests> signed, ApiDocuments documents, AskedPolicies policies) {

    public RuleSources {
        issuerNames = Set.copyOf(issuerNames);
    }

    /** Empty where the rule takes no signatures. */
    Optional<SignedRequests> signedFor(AuthorizeArguments arguments) {
        if (arguments.takesSignatures() && signed.isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule takes signatures, but nobody who signs is known",
                    "contribute a bean of type `SignedCallers`, which finds the holder of an access key");
        }
        return signed.filter(any -> arguments.takesSignatures());
    }

    AccessRequests accessBy(AuthorizeArguments arguments) {
        Set<String> unknown = new TreeSet<>(arguments.issuers());
        unknown.removeAll(issuerNames);
        if (!unknown.isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule names " + unknown + ", which are no trusted issuers",
                    "use names under `poolgate.issuers`: " + new TreeSet<>(issuerNames));
        }
        return new AccessRequests(
                arguments,
                Optional.ofNullable(arguments.openapi()).map(documents::named),
                policies.questions(arguments.policies(), arguments.paths()));
    }
}
