package dev.poolgate.gateway.exchange.aws;

import dev.poolgate.gateway.exchange.ExchangeProperties;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** How the SDK calls for us. Each client has connections of its own, so that one endpoint cannot use up another's. */
final class SdkSettings {
    private final ExchangeProperties properties;

    SdkSettings(ExchangeProperties properties) {
        this.properties = properties;
    }

    /**
     * Without credentials: all our calls are public. Without retries: these are decided before it. The time limit is
     * the SDK's too, so that a call nobody waits for any more ends.
     */
    <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> B apply(B client) {
        return client.credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(properties.concurrency())
                        .connectionTimeout(properties.timeLimit())
                        .connectionAcquisitionTimeout(properties.timeLimit())
                        .readTimeout(properties.timeLimit())
                        .useNonBlockingDnsResolver(true))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(properties.timeLimit())
                        .addExecutionInterceptor(new LimitedAnswer()));
    }
}
