package dev.poolgate.gateway.testkit;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Threads of its own for each gateway: the one that closes first would otherwise take those of all others along. */
@Configuration(proxyBeanMethods = false)
class OwnResources {

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        // nothing comes any more once a test closes it
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }
}
