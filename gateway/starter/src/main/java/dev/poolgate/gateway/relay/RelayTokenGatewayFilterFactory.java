package dev.poolgate.gateway.relay;

import dev.poolgate.authorizer.relay.TokenMinter;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.gateway.stage.StageObserver;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code RelayToken=audience}: sends the backend a token minted for it out of the caller's own. */
public final class RelayTokenGatewayFilterFactory extends AbstractGatewayFilterFactory<RelayTokenArguments> {
    private final Optional<TokenMinter> minter;
    private final FailureResponses failures;
    private final StageObserver stages;

    /** @param minter empty where no issuer is configured, so that a route that asks for tokens stops the start */
    public RelayTokenGatewayFilterFactory(
            Optional<TokenMinter> minter, FailureResponses failures, StageObserver stages) {
        super(RelayTokenArguments.class);
        this.minter = minter;
        this.failures = failures;
        this.stages = stages;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("audience");
    }

    /** @throws ConfigurationProblem where the audience, or the gateway's own issuer, is missing */
    @Override
    public GatewayFilter apply(RelayTokenArguments arguments) {
        TokenMinter configured = minter.orElseThrow(() -> new ConfigurationProblem(
                "a route has `RelayToken`, but this gateway is no issuer yet",
                "set `poolgate.relay.issuer` to the url under which backends reach it, and"
                        + " `poolgate.relay.key-file`"));
        return new RelayTokenFilter(arguments.target(), configured, failures, stages);
    }
}
