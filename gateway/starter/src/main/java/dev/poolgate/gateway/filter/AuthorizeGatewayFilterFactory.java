package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.Authorizer;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code Authorize}: lets a request through when its caller is known and has what the route asks for. */
public final class AuthorizeGatewayFilterFactory extends AbstractGatewayFilterFactory<AuthorizeArguments> {
    private final Authorizer authorizer;
    private final FailureResponses failures;
    private final Set<String> issuerNames;

    /** @param issuerNames the configured issuers, so that a rule cannot name another by mistake */
    public AuthorizeGatewayFilterFactory(Authorizer authorizer, FailureResponses failures, Set<String> issuerNames) {
        super(AuthorizeArguments.class);
        this.authorizer = authorizer;
        this.failures = failures;
        this.issuerNames = Set.copyOf(issuerNames);
    }

    /** @throws ConfigurationProblem where the rule names an issuer that is not configured */
    @Override
    public GatewayFilter apply(AuthorizeArguments arguments) {
        Set<String> unknown = new TreeSet<>(arguments.issuers());
        unknown.removeAll(issuerNames);
        if (!unknown.isEmpty()) {
            throw new ConfigurationProblem(
                    "a rule names " + unknown + ", which are no trusted issuers",
                    "use names under `poolgate.issuers`: " + new TreeSet<>(issuerNames));
        }
        return new AuthorizeFilter(arguments, new Decider(authorizer), failures);
    }
}
