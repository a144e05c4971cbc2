package dev.poolgate.gateway.config;

import dev.poolgate.gateway.console.ConsoleProperties;
import dev.poolgate.gateway.decisions.DecisionProperties;
import dev.poolgate.gateway.exchange.ExchangeProperties;
import dev.poolgate.gateway.failure.FailureProperties;
import dev.poolgate.gateway.guard.GuardProperties;
import dev.poolgate.gateway.guard.ManagementProperties;
import dev.poolgate.gateway.openapi.OpenApiProperties;
import dev.poolgate.gateway.policy.PolicyProperties;
import dev.poolgate.gateway.relay.RelayProperties;
import dev.poolgate.gateway.signing.SigningProperties;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The configuration of the starter.
 *
 * @param issuers the issuers whose tokens are accepted, by a short name for rules, logs and metrics
 * @param keys how the issuers' keys age and how they are fetched
 * @param tokens limits for callers' tokens
 * @param awsIam what this gateway is to callers who sign
 * @param guard what the guard lets pass
 * @param policies where policies come from, for routes that ask them
 * @param exchange where identities are exchanged for credentials
 * @param relay how tokens for backends are minted
 * @param signing how requests are signed
 * @param openapi documents of APIs that routes follow, by a short name for rules
 * @param failures how refusals look
 * @param decisions what is recorded of decisions
 * @param console the page for administrators on the management port
 * @param management the management port itself
 */
@ConfigurationProperties("poolgate")
public record PoolgateProperties(
        @DefaultValue Map<String, IssuerProperties> issuers,
        @DefaultValue @NestedConfigurationProperty KeyProperties keys,
        @DefaultValue @NestedConfigurationProperty TokenProperties tokens,
        @DefaultValue @NestedConfigurationProperty AwsIamProperties awsIam,
        @DefaultValue @NestedConfigurationProperty GuardProperties guard,
        @DefaultValue @NestedConfigurationProperty PolicyProperties policies,
        @DefaultValue @NestedConfigurationProperty ExchangeProperties exchange,
        @DefaultValue @NestedConfigurationProperty RelayProperties relay,
        @DefaultValue @NestedConfigurationProperty SigningProperties signing,
        @DefaultValue Map<String, OpenApiProperties> openapi,
        @DefaultValue @NestedConfigurationProperty FailureProperties failures,
        @DefaultValue @NestedConfigurationProperty DecisionProperties decisions,
        @DefaultValue @NestedConfigurationProperty ConsoleProperties console,
        @DefaultValue @NestedConfigurationProperty ManagementProperties management) {

    public PoolgateProperties {
        issuers = Map.copyOf(issuers);
        openapi = Map.copyOf(openapi);
    }
}
