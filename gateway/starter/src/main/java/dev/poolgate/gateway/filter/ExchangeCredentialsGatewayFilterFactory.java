package dev.poolgate.gateway.filter;

import dev.poolgate.gateway.exchange.IdentityPools;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.stage.StageObserver;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code ExchangeCredentials=pool}: exchanges the caller for temporary credentials of that identity pool. */
public final class ExchangeCredentialsGatewayFilterFactory
        extends AbstractGatewayFilterFactory<ExchangeCredentialsArguments> {
    private final IdentityPools pools;
    private final FailureResponses failures;
    private final StageObserver stages;

    public ExchangeCredentialsGatewayFilterFactory(
            IdentityPools pools, FailureResponses failures, StageObserver stages) {
        super(ExchangeCredentialsArguments.class);
        this.pools = pools;
        this.failures = failures;
        this.stages = stages;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("pool");
    }

    /** @throws ConfigurationProblem where the pool is not given or not known */
    @Override
    public GatewayFilter apply(ExchangeCredentialsArguments arguments) {
        if (arguments.pool() == null) {
            throw new ConfigurationProblem(
                    "a route has `ExchangeCredentials` without a pool", "write `ExchangeCredentials=name-of-the-pool`");
        }
        return new ExchangeCredentialsFilter(pools.find(arguments.pool()), failures, stages);
    }
}
