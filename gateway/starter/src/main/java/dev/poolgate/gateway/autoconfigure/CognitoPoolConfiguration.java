package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.exchange.CognitoPools;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Identity pools elsewhere, where the AWS SDK is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(
        name = {
            "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient",
            "software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient"
        })
class CognitoPoolConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ConfiguredPools poolgateConfiguredPools(
            PoolgateProperties properties, TrustedIssuers issuers, ExchangeThreads threads) {
        CognitoPools pools = new CognitoPools(issuers.all(), threads.executor());
        return new ConfiguredPools(properties.exchange().pools().entrySet().stream()
                .map(pool -> pools.pool(pool.getKey(), pool.getValue()))
                .toList());
    }

    /** As many threads as exchanges may be under way; idle ones end. */
    @Bean
    ExchangeThreads poolgateExchangeThreads(PoolgateProperties properties) {
        int threads = properties.exchange().concurrency();
        CustomizableThreadFactory names = new CustomizableThreadFactory("poolgate-exchange-");
        names.setDaemon(true);
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(threads), names);
        executor.allowCoreThreadTimeOut(true);
        return new ExchangeThreads(executor);
    }

    /** Not a bean of a general executor type, which an application might take for its own. */
    record ExchangeThreads(ExecutorService executor) implements AutoCloseable {
        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
