package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import dev.poolgate.gateway.exchange.aws.StsPools;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Security token services, where the AWS SDK for them is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(
        name = {
            "software.amazon.awssdk.services.sts.StsAsyncClient",
            "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient"
        })
class ExchangeStsConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "poolgateStsPools")
    ConfiguredPools poolgateStsPools(PoolgateProperties properties, TrustedIssuers issuers) {
        return new StsPools(issuers.names(), properties.exchange()).all();
    }
}
