package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.openapi.ApiDocuments;
import dev.poolgate.gateway.policy.AskedPolicies;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.stage.StageObserver;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code Authorize}: lets a request through when its caller is known and has what the route asks for. */
public final class AuthorizeGatewayFilterFactory extends AbstractGatewayFilterFactory<AuthorizeArguments> {
    private final Authorizer authorizer;
    private final FailureResponses failures;
    private final Set<String> issuerNames;
    private final Optional<SignedRequests> signed;
    private final ApiDocuments documents;
    private final AskedPolicies policies;
    private final StageObserver stages;

    /**
     * @param issuerNames the configured issuers, so that a rule cannot name another by mistake
     * @param signed empty where nobody who signs is known, so that a rule that asks for signatures stops the start
     * @param documents those that rules may follow
     * @param policies those that rules may ask
     */
    public AuthorizeGatewayFilterFactory(
            Authorizer authorizer,
            FailureResponses failures,
            Set<String> issuerNames,
            Optional<SignedRequests> signed,
            ApiDocuments documents,
            AskedPolicies policies,
            StageObserver stages) {
        super(AuthorizeArguments.class);
        this.authorizer = authorizer;
        this.failures = failures;
        this.issuerNames = Set.copyOf(issuerNames);
        this.signed = signed;
        this.documents = documents;
        this.policies = policies;
        this.stages = stages;
    }

    /** @throws ConfigurationProblem where the rule contradicts itself or names what is not configured */
    @Override
    public GatewayFilter apply(AuthorizeArguments arguments) {
        Set<String> unknown = new TreeSet<>(arguments.issuers());
        unknown.removeAll(issuerNames);
        if (!unknown.isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule names " + unknown + ", which are no trusted issuers",
                    "use names under `poolgate.issuers`: " + new TreeSet<>(issuerNames));
        }
        SignatureArguments.problem(arguments).ifPresent(problem -> {
            throw problem;
        });
        if (arguments.takesSignatures() && signed.isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule takes signatures, but nobody who signs is known",
                    "contribute a bean of type `SignedCallers`, which finds the holder of an access key");
        }
        return new AuthorizeFilter(
                arguments,
                new Decider(authorizer, stages),
                failures,
                signed.filter(any -> arguments.takesSignatures()),
                new AccessRequests(
                        arguments,
                        Optional.ofNullable(arguments.openapi()).map(documents::named),
                        policies.questions(arguments.policies(), arguments.paths())));
    }
}
