package dev.poolgate.gateway.testkit;

import dev.poolgate.gateway.exchange.NamedIdentityPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The identity pool {@code main}, in the gateway's own process. */
@Configuration(proxyBeanMethods = false)
public class TestPools {

    @Bean
    TestIdentityPool testIdentityPool() {
        return new TestIdentityPool();
    }

    @Bean
    NamedIdentityPool mainPool(TestIdentityPool pool) {
        return new NamedIdentityPool("main", TestIdentityPool.ID, pool);
    }
}
