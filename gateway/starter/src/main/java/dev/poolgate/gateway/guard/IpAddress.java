package dev.poolgate.gateway.guard;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An IP address as people and proxies write it. */
public final class IpAddress {
    private IpAddress() {}

    /** Empty where the text is none. A name is none: it is never looked up. */
    public static Optional<InetAddress> parse(String text) {
        byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of `" + bytes.length + "` bytes", e);
        }
    }
}
