package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.stage.StageObserver;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code Authorize}: lets a request through when its caller is known and has what the route asks for. */
public final class AuthorizeGatewayFilterFactory extends AbstractGatewayFilterFactory<AuthorizeArguments> {
    private final Authorizer authorizer;
    private final FailureResponses failures;
    private final RuleSources sources;
    private final StageObserver stages;

    public AuthorizeGatewayFilterFactory(
            Authorizer authorizer, FailureResponses failures, RuleSources sources, StageObserver stages) {
        super(AuthorizeArguments.class);
        this.authorizer = authorizer;
        this.failures = failures;
        this.sources = sources;
        this.stages = stages;
    }

    /** @throws ConfigurationProblem where the rule contradicts itself or names what is not configured */
    @Override
    public GatewayFilter apply(AuthorizeArguments arguments) {
        SignatureArguments.problem(arguments).ifPresent(problem -> {
            throw problem;
        });
        return new AuthorizeFilter(
                arguments,
                new Decider(authorizer, stages),
                failures,
                sources.signedFor(arguments),
                sources.accessBy(arguments));
    }
}
