package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.guard.ManagementHosts;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Who may ask at the management port. Not to be replaced; {@code any} among its names takes it away. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean(FailureResponses.class)
class ManagementPortConfiguration {

    @Bean
    ManagementHosts poolgateManagementHosts(PoolgateProperties properties, FailureResponses failures) {
        return new ManagementHosts(properties.management(), failures);
    }
}
