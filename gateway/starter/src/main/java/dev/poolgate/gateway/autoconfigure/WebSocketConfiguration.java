package dev.poolgate.gateway.autoconfigure;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.gateway.websocket.AuthorizationEnd;
import dev.poolgate.gateway.websocket.WebSocketServiceProcessor;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long a WebSocket lives. */
@Configuration(proxyBeanMethods = false)
class WebSocketConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AuthorizationEnd poolgateAuthorizationEnd(RevocationList revocations, ObjectProvider<Clock> clock) {
        return new AuthorizationEnd(revocations, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    static WebSocketServiceProcessor poolgateWebSocketServiceProcessor(ObjectProvider<AuthorizationEnd> end) {
        return new WebSocketServiceProcessor(end);
    }
}
