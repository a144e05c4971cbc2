package dev.poolgate.authorizer.keys;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Finds the IPv4 address inside an IPv6 one that leads to it, so that a private one cannot be reached in disguise. */
final class EmbeddedIpv4 {
    /** {@code 64:ff9b::/96}, RFC 6052 section 2.1. */
    private static final byte[] NAT64 = HexFormat.of().parseHex("0064ff9b0000000000000000");

    private static final int V4_BYTES = 4;

    private EmbeddedIpv4() {}

    static InetAddress unwrap(InetAddress address) {
        boolean embeds = address instanceof Inet6Address v6 && (isNat64(v6) || isCompatible(v6));
        return embeds ? lastBytes(address.getAddress()) : address;
    }

    private static boolean isNat64(Inet6Address address) {
        return Arrays.equals(Arrays.copyOf(address.getAddress(), NAT64.length), NAT64);
    }

    /** {@code ::a.b.c.d}, RFC 4291 section 2.5.5.1, without the two addresses that are IPv6's own. */
    private static boolean isCompatible(Inet6Address address) {
        return address.isIPv4CompatibleAddress() && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
    }

    private static InetAddress lastBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
