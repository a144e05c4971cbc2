package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.NetworkAccess;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses keys are fetched from (S25). Every address that the host resolves to must be allowed. The HTTP client
 * resolves again, within the time that the platform's own address cache keeps the answer.
 */
final class AddressRules {
    private static final byte[] METADATA_V6 = {(byte) 0xfd, 0x00, 0x0e, (byte) 0xc2};
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int SHARED_SECOND_MASK = 0xc0;
    private static final int BYTE = 0xff;

    private AddressRules() {}

    /** Blocks while the name is resolved. */
    static void check(URI uri, NetworkAccess access) throws KeyFetchException {
        String host = uri.getHost();
        if (host == null || !allowsScheme(uri, access)) {
            throw new KeyFetchException(
                    Reason.FORBIDDEN_ADDRESS, "an address of host `" + host + "` is not an allowed url");
        }
        for (InetAddress address : resolve(host)) {
            if (!isAllowed(address, access)) {
                throw new KeyFetchException(
                        Reason.FORBIDDEN_ADDRESS, "host `" + host + "` is at an address that `" + access + "` forbids");
            }
        }
    }

    static boolean allowsScheme(URI uri, NetworkAccess access) {
        return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && access.allowsPlainHttp());
    }

    private static InetAddress[] resolve(String host) throws KeyFetchException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new KeyFetchException(Reason.UNREACHABLE, "host `" + host + "` does not resolve", e);
        }
    }

    static boolean isAllowed(InetAddress given, NetworkAccess access) {
        InetAddress address = EmbeddedIpv4.unwrap(given);
        if (address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || isMetadata(address)) {
            return false;
        }
        return access.allowsPrivateAddresses() || !isPrivate(address);
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || isUniqueLocal(address)
                || isShared(address);
    }

    /** RFC 4193, which {@link InetAddress} does not know. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }

    /** 100.64.0.0/10 of RFC 6598, and 0.0.0.0/8 of RFC 1122. */
    private static boolean isShared(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean v4 = bytes.length == 4;
        return v4 && (bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & SHARED_SECOND_MASK & BYTE) == 64));
    }

    /** {@code fd00:ec2::/32}, where AWS answers for instance metadata over IPv6; over IPv4 it is link-local. */
    private static boolean isMetadata(InetAddress address) {
        return Arrays.equals(Arrays.copyOf(address.getAddress(), METADATA_V6.length), METADATA_V6);
    }
}
