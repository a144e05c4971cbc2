package dev.poolgate.gateway.exchange.aws;

import dev.poolgate.authorizer.exchange.StsIdentityPool;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import dev.poolgate.gateway.exchange.ExchangeProperties;
import dev.poolgate.gateway.exchange.NamedIdentityPool;
import dev.poolgate.gateway.exchange.PoolEndpoint;
import dev.poolgate.gateway.exchange.StsPoolProperties;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Set;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Makes the pools behind a security token service. */
public final class StsPools {
    private final Set<String> issuerNames;
    private final ExchangeProperties properties;

    /** @param issuerNames the configured issuers, so that a mapping cannot name another by mistake */
    public StsPools(Set<String> issuerNames, ExchangeProperties properties) {
        this.issuerNames = Set.copyOf(issuerNames);
        this.properties = properties;
    }

    /** @throws ConfigurationProblem where roles, session or endpoint of one would be refused or not safe */
    public ConfiguredPools all() {
        return ConfiguredPools.of(properties.sts(), this::pool);
    }

    private ConfiguredPools.Opened pool(String name, StsPoolProperties pool) {
        String key = "poolgate.exchange.sts." + name;
        StsAsyncClient client = new SdkSettings(properties)
                .apply(StsAsyncClient.builder())
                .region(Region.of(pool.region()))
                .endpointOverride(PoolEndpoint.checked(key, pool.endpoint(), pool.plainHttp()))
                .build();
        return new ConfiguredPools.Opened(
                new NamedIdentityPool(
                        name, name, new StsIdentityPool(client, pool.session(key), pool.roles(key, issuerNames))),
                client::close);
    }
}
