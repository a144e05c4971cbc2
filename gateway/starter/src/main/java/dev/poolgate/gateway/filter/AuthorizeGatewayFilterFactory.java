package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.policy.PolicyQuestions;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.web.util.pattern.PatternParseException;

/** {@code Authorize}: lets a request through when its caller is known and has what the route asks for. */
public final class AuthorizeGatewayFilterFactory extends AbstractGatewayFilterFactory<AuthorizeArguments> {
    private final Authorizer authorizer;
    private final FailureResponses failures;
    private final Set<String> issuerNames;
    private final Optional<SignedRequests> signed;
    private final Optional<Function<List<String>, PolicyQuestions>> questions;

    /**
     * @param issuerNames the configured issuers, so that a rule cannot name another by mistake
     * @param signed empty where nobody who signs is known, so that a rule that asks for signatures stops the start
     * @param questions from path templates to what policies are asked; empty where there are no policies, so that a
     *     rule that asks them stops the start
     */
    public AuthorizeGatewayFilterFactory(
            Authorizer authorizer,
            FailureResponses failures,
            Set<String> issuerNames,
            Optional<SignedRequests> signed,
            Optional<Function<List<String>, PolicyQuestions>> questions) {
        super(AuthorizeArguments.class);
        this.authorizer = authorizer;
        this.failures = failures;
        this.issuerNames = Set.copyOf(issuerNames);
        this.signed = signed;
        this.questions = questions;
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
                new Decider(authorizer),
                failures,
                signed.filter(any -> arguments.takesSignatures()),
                questions(arguments));
    }

    private Optional<PolicyQuestions> questions(AuthorizeArguments arguments) {
        if (!arguments.policies()) {
            return withoutPolicies(arguments);
        }
        Function<List<String>, PolicyQuestions> asking = questions.orElseThrow(() -> new ConfigurationProblem(
                "a rule asks policies, but there are none",
                "name the folder that holds them in `poolgate.policies.location`"));
        try {
            return Optional.of(asking.apply(arguments.paths()));
        } catch (PatternParseException wrong) {
            throw new ConfigurationProblem(
                    "a rule names the paths " + arguments.paths() + ", and one of them is no pattern: "
                            + wrong.getMessage(),
                    "write a path as in the predicate `Path`, such as `/pets/{id}`");
        }
    }

    private static Optional<PolicyQuestions> withoutPolicies(AuthorizeArguments arguments) {
        if (!arguments.paths().isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule names the paths " + arguments.paths() + " for policies, and asks none",
                    "add `policies: true`");
        }
        return Optional.empty();
    }
}
