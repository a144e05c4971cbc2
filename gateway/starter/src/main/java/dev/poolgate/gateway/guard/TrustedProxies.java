package dev.poolgate.gateway.guard;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.Assert;
import reactor.netty.http.server.HttpServerRequest;

/** The peers that may speak for others in {@code Forwarded} and {@code X-Forwarded-*}. */
public final class TrustedProxies {
    private final List<IpSubnetFilterRule> networks;

    /**
     * @param networks addresses or CIDR blocks, for example {@code 10.0.0.0/8}
     * @throws ConfigurationProblem where one is neither
     */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::network).toList();
    }

    /** Whether the other end of the connection, not what it claims to be, is trusted. */
    public boolean sent(ServerHttpRequest request) {
        return peer(request) instanceof InetSocketAddress peer && contains(peer);
    }

    boolean contains(InetSocketAddress peer) {
        return networks.stream().anyMatch(network -> network.matches(peer));
    }

    static @Nullable SocketAddress peer(ServerHttpRequest request) {
        Object received = ServerHttpRequestDecorator.getNativeRequest(request);
        return received instanceof HttpServerRequest netty
                ? netty.connectionRemoteAddress()
                : request.getRemoteAddress();
    }

    private static IpSubnetFilterRule network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            // a name would be looked up, and trust would follow whoever answers
            Assert.notNull(bytes, "not an IP address");
            int bits = slash < 0 ? bytes.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(InetAddress.getByAddress(bytes), bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException | UnknownHostException notANetwork) {
            throw new ConfigurationProblem(
                    "`" + text + "` is not an address or a CIDR block",
                    "write, for example, `10.0.0.0/8` under `poolgate.guard.trusted-proxies`");
        }
    }
}
