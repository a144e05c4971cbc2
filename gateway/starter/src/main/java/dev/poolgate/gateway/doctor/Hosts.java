package dev.poolgate.gateway.doctor;

import dev.poolgate.gateway.guard.IpAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an address tells of who could be on the way to it. Nothing is looked up. */
public final class Hosts {
    /** Names that no public DNS has: of one label, or below what is reserved for closed networks. */
    private static final Pattern CLOSED =
            Pattern.compile("[^.]+|.+\\.(?:internal|local|localhost|svc|lan|home\\.arpa|test)");

    private Hosts() {}

    /** Whether requests go over http to a host that is not in a closed network. */
    public static boolean isReadable(@Nullable URI uri) {
        return uri != null && "http".equalsIgnoreCase(uri.getScheme()) && isPublic(uri);
    }

    /** Whether it is a name or address of the open internet; not where that cannot be told. */
    public static boolean isPublic(@Nullable URI uri) {
        if (uri == null || uri.getHost() == null || "lb".equalsIgnoreCase(uri.getScheme())) {
            return false;
        }
        String host = uri.getHost();
        return address(host)
                .map(address -> !isClosed(address))
                .orElseGet(() -> !CLOSED.matcher(host.toLowerCase(Locale.ROOT)).matches());
    }

    /** Whether a listener bound to it is reached from this machine only; nothing binds to all addresses. */
    public static boolean isLoopback(Optional<String> bound) {
        return bound.filter(host -> host.equals("localhost")
                        || address(host).filter(InetAddress::isLoopbackAddress).isPresent())
                .isPresent();
    }

    private static boolean isClosed(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || uniqueLocal;
    }

    private static Optional<InetAddress> address(String host) {
        return IpAddress.parse(host.replaceAll("[\\[\\]]", ""));
    }
}
