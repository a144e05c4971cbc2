package dev.poolgate.gateway.guard;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * What {@code server.forward-headers-strategy=framework} asks for, for trusted proxies only. Spring's own believes
 * everybody, and runs before any filter could object (S46). A forwarded prefix is believed from nobody: it would change
 * the path after it was read.
 */
public final class TrustedForwardedHeaders extends ForwardedHeaderTransformer {
    private final TrustedProxies trustedProxies;

    public TrustedForwardedHeaders(TrustedProxies trustedProxies) {
        this.trustedProxies = trustedProxies;
        setUseForwardedPrefix(false);
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        return trustedProxies.sent(request) ? super.apply(request) : request;
    }
}
