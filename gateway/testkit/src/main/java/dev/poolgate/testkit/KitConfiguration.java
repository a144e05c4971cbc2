package dev.poolgate.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.poolgate.authorizer.relay.RelayKeys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What would leave files behind, without them. */
@TestConfiguration(proxyBeanMethods = false)
class KitConfiguration {

    /** In memory: an application without a key file would make one. */
    @Bean
    @ConditionalOnMissingBean
    RelayKeys accessTestRelayKeys() throws JOSEException {
        return RelayKeys.of(new JWKSet(new ECKeyGenerator(Curve.P_256)
                        .keyIDFromThumbprint(true)
                        .generate())
                .toString(false));
    }
}
