package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.config.TrustedIssuers;
import dev.poolgate.gateway.exchange.ConfiguredPools;
import dev.poolgate.gateway.exchange.aws.CognitoPools;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Identity pools behind the Cognito Identity API, where the AWS SDK for it is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(
        name = {
            "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityAsyncClient",
            "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient"
        })
class CognitoPoolConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "poolgateCognitoPools")
    ConfiguredPools poolgateCognitoPools(PoolgateProperties properties, TrustedIssuers issuers) {
        return new CognitoPools(issuers.all(), properties.exchange()).all();
    }
}
