package dev.poolgate.gateway.exchange.aws;

import dev.poolgate.authorizer.exchange.CognitoIdentityPool;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.exchange.CognitoPoolProperties;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import dev.poolgate.gateway.exchange.ExchangeProperties;
import dev.poolgate.gateway.exchange.NamedIdentityPool;
import dev.poolgate.gateway.exchange.PoolEndpoint;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityAsyncClient;

/** Makes the pools behind the Cognito Identity API. */
public final class CognitoPools {
    private final Map<String, String> defaultLogins = new HashMap<>();
    private final ExchangeProperties properties;

    public CognitoPools(Collection<TrustedIssuer> issuers, ExchangeProperties properties) {
        this.properties = properties;
        issuers.forEach(
                issuer -> defaultLogins.put(issuer.name(), issuer.issuer().replaceFirst("^https?://", "")));
    }

    /** @throws ConfigurationProblem where an id is missing or tells no region, or an endpoint is not safe */
    public ConfiguredPools all() {
        return ConfiguredPools.of(properties.pools(), this::pool);
    }

    private ConfiguredPools.Opened pool(String name, CognitoPoolProperties pool) {
        String key = "poolgate.exchange.pools." + name;
        String id = pool.id();
        if (id == null || !id.matches("[a-z0-9-]+:[0-9a-f-]{36}")) {
            throw new ConfigurationProblem(
                    "`" + key + ".id` is not the id of an identity pool", "write it as AWS shows it, `region:uuid`");
        }
        Map<String, String> logins = new HashMap<>(defaultLogins);
        logins.putAll(pool.logins());
        CognitoIdentityAsyncClient client = new SdkSettings(properties)
                .apply(CognitoIdentityAsyncClient.builder())
                .region(Region.of(id.substring(0, id.indexOf(':'))))
                .endpointOverride(PoolEndpoint.checked(key, pool.endpoint(), pool.plainHttp()))
                .build();
        return new ConfiguredPools.Opened(
                new NamedIdentityPool(name, id, new CognitoIdentityPool(client, logins)), client::close);
    }
}
