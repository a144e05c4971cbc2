package dev.poolgate.gateway.websocket;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.socket.server.WebSocketService;

/** Puts {@link LimitedWebSocketService} before the service that the gateway's routes use. */
public final class WebSocketServiceProcessor implements BeanPostProcessor {
    private final ObjectProvider<AuthorizationEnd> end;

    public WebSocketServiceProcessor(ObjectProvider<AuthorizationEnd> end) {
        this.end = end;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof WebSocketService service ? new LimitedWebSocketService(service, end.getObject()) : bean;
    }
}
