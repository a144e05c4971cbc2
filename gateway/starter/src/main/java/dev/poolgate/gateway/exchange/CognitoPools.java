package dev.poolgate.gateway.exchange;

import dev.poolgate.authorizer.exchange.CognitoIdentityPool;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** Makes the configured pools. Apart from the rest, because it needs the AWS SDK, which not every gateway has. */
public final class CognitoPools {
    private final Map<String, String> defaultLogins = new HashMap<>();
    private final Executor executor;

    /** @param executor where calls block; bounded */
    public CognitoPools(Collection<TrustedIssuer> issuers, Executor executor) {
        this.executor = executor;
        issuers.forEach(
                issuer -> defaultLogins.put(issuer.name(), issuer.issuer().replaceFirst("^https?://", "")));
    }

    /** @throws ConfigurationProblem where the id is missing or tells no region */
    public NamedIdentityPool pool(String name, CognitoPoolProperties properties) {
        String id = properties.id();
        if (id == null || !id.matches("[a-z0-9-]+:[0-9a-f-]{36}")) {
            throw new ConfigurationProblem(
                    "`poolgate.exchange.pools." + name + ".id` is not the id of an identity pool",
                    "write it as AWS shows it, `region:uuid`");
        }
        Map<String, String> logins = new HashMap<>(defaultLogins);
        logins.putAll(properties.logins());
        return new NamedIdentityPool(
                name,
                id,
                new CognitoIdentityPool(client(id.substring(0, id.indexOf(':')), properties), logins, executor));
    }

    /** Without credentials of its own: both operations are public. Without retries: these are decided before it. */
    private static CognitoIdentityClient client(String region, CognitoPoolProperties properties) {
        return CognitoIdentityClient.builder()
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(properties.endpoint())
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
