package dev.poolgate.gateway.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a request comes from, as far as trusted proxies tell: {@code X-Forwarded-For} is read from its end, which the
 * nearest proxy wrote, up to the first address that no trusted proxy has.
 */
public final class RequestOrigin {
    private final TrustedProxies proxies;

    public RequestOrigin(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /**
     * The client's IP address as text; empty where the connection has none, or a trusted proxy tells what is none: its
     * own address in place of that would make every client an internal one.
     */
    public Optional<String> address(ReceivedRequest request) {
        return inetAddress(request).map(client -> withoutZone(client.getHostAddress()));
    }

    /** The same, not as text. */
    public Optional<InetAddress> inetAddress(ReceivedRequest request) {
        return request.peer()
                .flatMap(peer -> client(peer, told(request, "X-Forwarded-For")))
                .map(InetSocketAddress::getAddress);
    }

    /** Whether every part of the way that is told of was encrypted. */
    public boolean secure(ReceivedRequest request) {
        List<String> told = told(request, "X-Forwarded-Proto");
        boolean believed = request.peer().filter(proxies::contains).isPresent() && !told.isEmpty();
        return believed ? told.stream().allMatch("https"::equalsIgnoreCase) : request.overTls();
    }

    private Optional<InetSocketAddress> client(InetSocketAddress peer, List<String> told) {
        InetSocketAddress origin = peer;
        for (String each : told) {
            if (!proxies.contains(origin)) {
                break;
            }
            Optional<InetAddress> next = IpAddress.parse(each);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            origin = new InetSocketAddress(next.get(), 0);
        }
        return Optional.of(origin);
    }

    /** The zone of a link-local address names an interface of this host; with it no range of a policy would match. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** The nearest proxy's word first. */
    private static List<String> told(ReceivedRequest request, String header) {
        List<String> values = request.headers().getOrDefault(header, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(values);
        return values;
    }
}
