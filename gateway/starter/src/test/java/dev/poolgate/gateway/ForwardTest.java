package dev.poolgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.gateway.testkit.RawHttp;
import dev.poolgate.gateway.testkit.RecordingBackend;
import dev.poolgate.gateway.testkit.RunningGateway;
import dev.poolgate.gateway.testkit.TestIssuer;
import dev.poolgate.gateway.testkit.TestPools;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.ServerWebExchange;

/** A request that falls back to another route inside the gateway, as with a circuit breaker. */
class ForwardTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void s33_nothing_of_the_caller_is_signed_on_the_route_it_falls_back_to() {
        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                RunningGateway gateway = gateway(issuer, backend).start()) {
            String bearer = "Authorization: Bearer " + issuer.token("alice");

            assertThat(RawHttp.get(gateway.port(), "/signed/1", bearer).status())
                    .isEqualTo(200);

            RecordingBackend.Received received = backend.next();
            assertThat(received.target()).isEqualTo("/fallback");
            assertThat(received.header("Authorization")).isEmpty();
            assertThat(received.header("X-Amz-Security-Token")).isEmpty();
        }
    }

    @Test
    void s58_the_route_it_falls_back_to_decides_anew() {
        try (TestIssuer issuer = new TestIssuer();
                RecordingBackend backend = new RecordingBackend();
                RunningGateway gateway = gateway(issuer, backend, "Authorize").start()) {
            String bearer = "Authorization: Bearer " + issuer.token("alice");

            assertThat(RawHttp.get(gateway.port(), "/signed/1", bearer).status())
                    .isEqualTo(401);
            assertThat(backend.unread()).isEmpty();
        }
    }

    private static RunningGateway.Builder gateway(TestIssuer issuer, RecordingBackend backend) {
        return gateway(issuer, backend, "Public");
    }

    private static RunningGateway.Builder gateway(TestIssuer issuer, RecordingBackend backend, String fallbackRule) {
        return RunningGateway.with(issuer)
                .sources(TestPools.class, FallBackFilter.class)
                .route(
                        "signed",
                        "/signed/**",
                        NOBODY,
                        "FallBack",
                        "SignAwsRequest=execute-api, eu-central-1",
                        "ExchangeCredentials=main",
                        "Authorize")
                .route("fallback", "/fallback", backend.url(), fallbackRule);
    }

    @Configuration(proxyBeanMethods = false)
    static class FallBackFilter {

        @Bean
        AbstractGatewayFilterFactory<Object> fallBackGatewayFilterFactory(
                ObjectProvider<DispatcherHandler> dispatcher) {
            return new FallBackGatewayFilterFactory(dispatcher);
        }
    }

    static final class FallBackGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
        private final ObjectProvider<DispatcherHandler> dispatcher;

        FallBackGatewayFilterFactory(ObjectProvider<DispatcherHandler> dispatcher) {
            this.dispatcher = dispatcher;
        }

        @Override
        public GatewayFilter apply(Object nothing) {
            return (exchange, chain) -> chain.filter(exchange)
                    .onErrorResume(down -> dispatcher.getObject().handle(fallback(exchange)));
        }

        private static ServerWebExchange fallback(ServerWebExchange exchange) {
            exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
            exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_PREDICATE_PATH_CONTAINER_ATTR);
            return exchange.mutate()
                    .request(request -> request.uri(URI.create("http://gateway.example/fallback")))
                    .build();
        }
    }
}
